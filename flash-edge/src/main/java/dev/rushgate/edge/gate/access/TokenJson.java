package dev.rushgate.edge.gate.access;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * The two JSON objects of a token, as far as they matter here. Both refuse what is malformed with
 * {@link IllegalArgumentException}.
 */
final class TokenJson {

  /** Each event loop reads one token at a time and keeps its buffers; a shared pool costs more. */
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  private static final long MS_PER_SECOND = 1_000;

  private TokenJson() {}

  /**
   * @param critical whether it demands the understanding of an extension: we know none
   */
  record Header(@Nullable String algorithm, @Nullable String keyId, boolean critical) {}

  /** Instants in ms since 1970; null when they are not given. */
  record Claims(
      @Nullable String subject,
      @Nullable String issuer,
      @Nullable Long expiresAtMs,
      @Nullable Long validFromMs,
      @Nullable String session,
      @Nullable Long issuedAtMs) {}

  static Header header(String base64) {
    String algorithm = null;
    String keyId = null;
    boolean critical = false;
    try (var json = open(base64)) {
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "alg" -> algorithm = text(json);
          case "kid" -> keyId = text(json);
          case "crit" -> critical = true;
          default -> {}
        }
        json.skipChildren();
      }
      requireEnd(json);
      return new Header(algorithm, keyId, critical);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("not the header of a token", malformed);
    }
  }

  static Claims claims(String base64) {
    String subject = null;
    String issuer = null;
    Long expires = null;
    Long from = null;
    String session = null;
    Long issued = null;
    try (var json = open(base64)) {
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "sub" -> subject = text(json);
          case "iss" -> issuer = text(json);
          case "exp" -> expires = instant(json);
          case "nbf" -> from = instant(json);
          case "sid" -> session = text(json);
          case "iat" -> issued = instant(json);
          default -> {}
        }
        json.skipChildren();
      }
      requireEnd(json);
      return new Claims(subject, issuer, expires, from, session, issued);
    } catch (JacksonException | ArithmeticException malformed) {
      throw new IllegalArgumentException("not the claims of a token", malformed);
    }
  }

  private static JsonParser open(String base64) {
    byte[] bytes = Base64.getUrlDecoder().decode(base64);
    var json = JSON.createParser(ObjectReadContext.empty(), bytes);
    require(json.nextToken() == JsonToken.START_OBJECT);
    return json;
  }

  private static void requireEnd(JsonParser json) {
    require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
  }

  private static String text(JsonParser json) {
    require(json.currentToken() == JsonToken.VALUE_STRING);
    return json.getString();
  }

  /** A number of seconds since 1970. */
  private static long instant(JsonParser json) {
    require(json.currentToken().isNumeric());
    return Math.multiplyExact(json.getLongValue(), MS_PER_SECOND);
  }

  private static void require(boolean wellFormed) {
    if (!wellFormed) {
      throw new IllegalArgumentException("not the JSON of a token");
    }
  }
}

package dev.rushgate.edge.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * An answer, ready to be written any number of times.
 *
 * @param code what metrics count it as: a problem's code, or the outcome's name
 */
public record Reply(
    int status, String code, String contentType, Buffer body, Map<String, String> headers) {

  public static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  private static final Buffer NOTHING = Buffer.buffer();

  public static Reply json(int status, String code, JsonObject body) {
    return new Reply(status, code, JSON, body.toBuffer(), Map.of());
  }

  public static Reply json(int status, String code, JsonArray body) {
    return new Reply(status, code, JSON, body.toBuffer(), Map.of());
  }

  /** The body is JSON already. */
  public static Reply json(int status, String code, String body) {
    return text(status, code, JSON, body);
  }

  public static Reply text(int status, String code, String contentType, String body) {
    return new Reply(status, code, contentType, Buffer.buffer(body), Map.of());
  }

  public static Reply noContent(String code) {
    return new Reply(204, code, "", NOTHING, Map.of());
  }
}

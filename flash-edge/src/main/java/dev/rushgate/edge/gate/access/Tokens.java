package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.model.MemberId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads bearer tokens: JWTs signed with HS256 by the current key, or by the older one that {@code
 * kid} names. In a rush nearly every token is seen for the first time, so each is verified each
 * time, and that is made cheap instead: see docs/decisions/007. Safe for all event loops.
 */
public final class Tokens {

  /** Far above any token of ours; longer ones are not even parsed. */
  static final int CHARS_MAX = 4_096;

  /** Clocks of issuer and gate may differ by this much. */
  static final long LEEWAY_MS = 5_000;

  /** An issuer writes one header for each of its keys; only signed ones are remembered. */
  private static final int HEADERS_MAX = 64;

  private static final String SCHEME = "Bearer ";

  private static final Bearer MALFORMED = new Bearer.Refused("The token is malformed.");

  private final TokenKey current;
  private final Map<String, TokenKey> older;
  private final String issuer;
  private final LongSupplier nowMs;
  private final Map<String, TokenJson.Header> headers = new ConcurrentHashMap<>();

  public Tokens(EdgeConfig.Gate config, LongSupplier nowMs) {
    this.current = new TokenKey(config.jwtSecret());
    this.older =
        config.jwtKeys().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, key -> new TokenKey(key.getValue())));
    this.issuer = config.jwtIssuer();
    this.nowMs = nowMs;
  }

  /** What the value of an Authorization header is worth now. */
  public Bearer read(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      return new Bearer.Missing();
    }
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Bearer.Refused("The Authorization header is not of the scheme Bearer.");
    }
    if (authorization.length() > SCHEME.length() + CHARS_MAX) {
      return new Bearer.Refused("The token is too long.");
    }
    try {
      return verify(authorization.substring(SCHEME.length()));
    } catch (IllegalArgumentException malformed) {
      return MALFORMED;
    }
  }

  private Bearer verify(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (first < 1 || first == last || token.indexOf('.', first + 1) != last) {
      return MALFORMED;
    }
    String headerText = token.substring(0, first);
    var known = headers.get(headerText);
    var header = known == null ? TokenJson.header(headerText) : known;
    if (!"HS256".equals(header.algorithm()) || header.critical()) {
      return new Bearer.Refused("The token is not signed with HS256.");
    }
    var key = header.keyId() == null ? current : older.get(header.keyId());
    if (key == null || !key.signed(token.substring(0, last), token.substring(last + 1))) {
      return new Bearer.Refused("The token's signature is not ours.");
    }
    if (known == null && headers.size() < HEADERS_MAX) {
      headers.put(headerText, header);
    }
    return judge(TokenJson.claims(token.substring(first + 1, last)));
  }

  private Bearer judge(TokenJson.Claims claims) {
    String subject = claims.subject();
    Long expires = claims.expiresAtMs();
    Long from = claims.validFromMs();
    if (!issuer.equals(claims.issuer())) {
      return new Bearer.Refused("The token has another issuer.");
    }
    if (subject == null || expires == null) {
      return new Bearer.Refused("The token lacks its subject or its expiry.");
    }
    long now = nowMs.getAsLong();
    if (now - LEEWAY_MS >= expires) {
      return new Bearer.Expired();
    }
    // A subject that is no member id is refused by its record, as malformed.
    return from != null && now + LEEWAY_MS < from
        ? new Bearer.Refused("The token is not valid yet.")
        : new Bearer.Member(new MemberId(subject), claims.session(), issuedAtMs(claims));
  }

  private static long issuedAtMs(TokenJson.Claims claims) {
    Long issued = claims.issuedAtMs();
    return issued == null ? Bearer.NEVER : issued;
  }
}

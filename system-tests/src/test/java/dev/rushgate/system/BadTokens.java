package dev.rushgate.system;

import dev.rushgate.rush.service.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every kind of token that is none, on one call. */
final class BadTokens {

  private static final String OTHER_SECRET =
      Base64.getEncoder()
          .encodeToString("another key, as long as the true".getBytes(StandardCharsets.UTF_8));
  private static final String LATER = "4102444800";

  private final Tokens tokens;

  BadTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  Stream<BadCall> on(String method, String path) {
    String member = "bad-input-A";
    String roles = "\"roles\":[\"SHOPPER\",\"ADMIN\"]";
    var other = new Tokens(OTHER_SECRET, Programs.ISSUER, InstantSource.system());
    var late = new Tokens(Programs.JWT_SECRET, Programs.ISSUER, () -> Instant.EPOCH);
    return Stream.of(
            Map.entry("no token", Map.<String, String>of()),
            Map.entry("no bearer", Map.of("Authorization", "Basic abc")),
            Map.entry("garbled", BadCall.bearer("a.b.c")),
            Map.entry("huge", BadCall.bearer("x".repeat(6_000))),
            Map.entry("expired", BadCall.bearer(late.admin(member))),
            Map.entry("forged", BadCall.bearer(other.admin(member))),
            Map.entry("alg=none", BadCall.bearer(unsigned(member))),
            Map.entry("other issuer", BadCall.bearer(claims(member, "elsewhere", LATER, roles))),
            Map.entry(
                "no expiry",
                BadCall.bearer(
                    tokens.signed(
                        "{\"sub\":\"" + member + "\",\"iss\":\"rushgate\"," + roles + "}"))),
            Map.entry(
                "expiry of text", BadCall.bearer(claims(member, "rushgate", "\"soon\"", roles))),
            Map.entry(
                "no member id", BadCall.bearer(claims("two words", "rushgate", LATER, roles))),
            Map.entry(
                "member id too long",
                BadCall.bearer(claims("m".repeat(65), "rushgate", LATER, roles))),
            Map.entry("claims of no JSON", BadCall.bearer(tokens.signed("sub=" + member))))
        .map(
            token ->
                new BadCall(token.getKey(), method, path, token.getValue(), "", List.of(401), ""));
  }

  private String claims(String member, String issuer, String expiry, String roles) {
    return tokens.signed(
        "{\"sub\":\"%s\",\"iss\":\"%s\",\"exp\":%s,%s}".formatted(member, issuer, expiry, roles));
  }

  private static String unsigned(String member) {
    String claims =
        "{\"sub\":\"%s\",\"iss\":\"rushgate\",\"exp\":%s,\"roles\":[\"ADMIN\"]}"
            .formatted(member, LATER);
    return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

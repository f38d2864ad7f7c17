package dev.rushgate.edge.gate.access;

import static dev.rushgate.edge.gate.TestTokens.aToken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.rushgate.edge.gate.TestTokens;
import dev.rushgate.model.MemberId;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static final Bearer ALICE = member(null, Bearer.NEVER);

  private final AtomicLong nowMs = new AtomicLong(System.currentTimeMillis());
  private final Tokens tokens = new Tokens(TestTokens.secrets(), nowMs::get);

  private static Bearer member(@Nullable String session, long issuedAtMs) {
    return new Bearer.Member(new MemberId("alice"), session, issuedAtMs);
  }

  private Bearer read(String token) {
    return tokens.read("Bearer " + token);
  }

  @Test
  void aTokenOfTheCurrentKeyIsItsMember() {
    assertThat(read(aToken().sign())).isEqualTo(ALICE);
    assertThat(tokens.read("bearer " + aToken().sign())).isEqualTo(ALICE);
  }

  @Test
  void aTokenWithAKidIsReadByThatKeyAlone() {
    var older = aToken().withKid("older");
    assertThat(read(older.withSecret(TestTokens.OLDER).sign())).isEqualTo(ALICE);
    assertThat(read(older.sign())).isInstanceOf(Bearer.Refused.class);
    assertThat(read(aToken().withSecret(TestTokens.OLDER).sign()))
        .isInstanceOf(Bearer.Refused.class);
    assertThat(read(aToken().withKid("unheard-of").sign())).isInstanceOf(Bearer.Refused.class);
  }

  @Test
  void aTokenTellsItsSessionAndWhenItWasIssued() {
    var issued = Instant.ofEpochSecond(1_790_000_000);
    assertThat(read(aToken().ofSession("s-1").issuedAt(issued).sign()))
        .isEqualTo(member("s-1", 1_790_000_000_000L));
    assertThat(read(aToken().ofSession("s-1").sign())).isEqualTo(member("s-1", Bearer.NEVER));
  }

  @Test
  void anExpiredTokenIsSaidToBe() {
    var expired = aToken().expiring(Instant.now().minusSeconds(60)).sign();
    assertThat(read(expired)).isInstanceOf(Bearer.Expired.class);
    assertThat(read(expired)).isInstanceOf(Bearer.Expired.class);
  }

  @Test
  void aTokenThatWasGoodExpires() {
    var token = aToken().expiring(Instant.ofEpochMilli(nowMs.get()).plusSeconds(10)).sign();
    assertThat(read(token)).isEqualTo(ALICE);
    nowMs.addAndGet(10_000 + Tokens.LEEWAY_MS + 1_000);
    assertThat(read(token)).isInstanceOf(Bearer.Expired.class);
  }

  @Test
  void aSmallDifferenceOfClocksIsAllowed() {
    var token = aToken().expiring(Instant.ofEpochMilli(nowMs.get()).minusSeconds(2)).sign();
    assertThat(read(token)).isEqualTo(ALICE);
  }

  static Stream<String> forged() {
    var claims =
        new JWTClaimsSet.Builder()
            .subject("alice")
            .issuer("rushgate")
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .build();
    var good = aToken().sign();
    return Stream.of(
        new PlainJWT(claims).serialize(),
        aToken().withSecret(TestTokens.FOREIGN).sign(),
        aToken().withAlgorithm(JWSAlgorithm.HS512).sign(),
        aToken().withIssuer("somebody").sign(),
        aToken().withIssuer(null).sign(),
        aToken().withSubject(null).sign(),
        aToken().withSubject("no/member").sign(),
        aToken().withSubject("m".repeat(65)).sign(),
        aToken().expiring(null).sign(),
        good.substring(0, good.lastIndexOf('.') + 1),
        good + "x",
        good.replaceFirst("\\.", ".e30."),
        "a".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void whatIsNotOursIsRefused(String token) {
    assertThat(read(token)).isInstanceOf(Bearer.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer a.b", "Bearer ..", "x"})
  void whatIsNoBearerTokenIsRefused(String authorization) {
    assertThat(tokens.read(authorization)).isInstanceOf(Bearer.Refused.class);
  }

  /** Signed with our key, whatever they say. */
  static Stream<String> oddlyMade() {
    String good = "\"iss\":\"rushgate\",\"sub\":\"alice\"";
    String header = "{\"alg\":\"HS256\"}";
    String claims = "{" + good + ",\"exp\":4102444800}";
    return Stream.of(
        signed("{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}", claims),
        signed("{\"alg\":\"none\"}", claims),
        signed("{\"alg\":[\"HS256\"]}", claims),
        signed("{}", claims),
        signed("[]", claims),
        signed(header, "{" + good + ",\"exp\":\"4102444800\"}"),
        signed(header, "{" + good + ",\"exp\":99999999999999999999}"),
        signed(header, "{" + good + ",\"exp\":9223372036854775807}"),
        signed(header, "{" + good + ",\"exp\":4102444800,\"nbf\":4102444700}"),
        signed(header, "{" + good + ",\"exp\":4102444800"),
        signed(header, claims + "x"),
        signed(header, "[" + claims + "]"),
        signed(header, claims.replace("\"alice\"", "7")),
        signed(header, "{" + good + ",\"exp\":4102444800,\"sid\":7}"),
        signed(header, "{" + good + ",\"exp\":4102444800,\"iat\":\"1790000000\"}"),
        signed(header, claims) + ".",
        "." + signed(header, claims));
  }

  @ParameterizedTest
  @MethodSource("oddlyMade")
  void ourSignatureUnderSomethingElseIsRefused(String token) {
    assertThat(read(token)).isInstanceOf(Bearer.Refused.class);
  }

  @Test
  void whatStandsDeeperInTheClaimsIsNotMeant() {
    String claims =
        "{\"act\":{\"sub\":\"mallory\",\"iss\":\"x\"},\"iss\":\"rushgate\",\"sub\":\"alice\","
            + "\"roles\":[\"SHOPPER\"],\"exp\":4102444800}";
    assertThat(read(signed("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", claims))).isEqualTo(ALICE);
  }

  private static String signed(String header, String claims) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String content =
        base64.encodeToString(header.getBytes(UTF_8))
            + "."
            + base64.encodeToString(claims.getBytes(UTF_8));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(TestTokens.secrets().jwtSecret().hmacSha256());
      return content + "." + base64.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noTokenIsMissing() {
    assertThat(tokens.read(null)).isInstanceOf(Bearer.Missing.class);
    assertThat(tokens.read(" ")).isInstanceOf(Bearer.Missing.class);
  }
}

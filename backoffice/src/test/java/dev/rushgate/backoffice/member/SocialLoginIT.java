package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SocialLoginIT {

  private static final Map<String, Object> SURE =
      Map.of("is_email_valid", true, "is_email_verified", true);

  private final Sql sql = Running.sql();
  private final SocialStage stage = SocialStage.shared();
  private final Shoppers shoppers = stage.shoppers();

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private String google(Map<String, Object> claims) {
    return member(stage.login(stage.browser(), "google", SocialStage.newSubject(), claims));
  }

  private String kakao(String id, Map<String, Object> account) {
    return member(
        stage.login(stage.browser(), "kakao", "not looked at", SocialStage.kakao(id, account)));
  }

  /** Whose tokens the answer has. */
  private static String member(Page page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    JsonNode tokens = Api.JSON.readTree(page.text());
    assertThat(tokens.path("expiresIn").asInt()).isPositive();
    return Shoppers.subject(tokens.path("accessToken").asString());
  }

  private static String codeOf(Page page) {
    return Api.JSON.readTree(page.text()).path("code").asString();
  }

  private static Map<String, Object> with(Map<String, Object> account, String email) {
    var all = new java.util.HashMap<>(account);
    all.put("email", email);
    return all;
  }

  @Test
  void somebodyNewGetsAnAccountAndTokensThatCount() {
    String email = Shoppers.newEmail();
    String id = SocialStage.newSubject();
    Page page =
        stage.login(
            stage.browser(),
            "kakao",
            "s",
            SocialStage.kakao(id, with(SURE, email.toUpperCase(Locale.ROOT))));
    JsonNode tokens = Api.JSON.readTree(page.text());
    var pair =
        new Pair(tokens.path("accessToken").asString(), tokens.path("refreshToken").asString());
    assertThat(shoppers.counts(pair)).isTrue();
    assertThat(shoppers.refresh(pair.refresh()).status()).isEqualTo(200);
    String member = member(page);
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM account WHERE id = ? AND email = ? AND name = '미나'"
                    + " AND password_hash IS NULL AND email_proven_at IS NOT NULL",
                member,
                email))
        .isOne();
    assertThat(kakao(id, with(SURE, "another-" + email))).isEqualTo(member);
    assertThat(shoppers.login(email, PASSWORD).code()).isEqualTo("LOGIN_FAILED");
    assertThat(shoppers.signUp(email, PASSWORD, "M").code()).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void anAddressThatTheProviderVouchesForOpensItsAccount() {
    Shopper shopper = shoppers.signedUp();
    sql.run("UPDATE account SET email_proven_at = UTC_TIMESTAMP(3) WHERE id = ?", shopper.id());
    Pair before = shoppers.loggedIn(shopper);
    assertThat(google(Map.of("email", shopper.email(), "email_verified", true)))
        .isEqualTo(shopper.id());
    assertThat(kakao(SocialStage.newSubject(), with(SURE, shopper.email())))
        .isEqualTo(shopper.id());
    assertThat(shoppers.login(shopper.email(), PASSWORD).status()).isEqualTo(200);
    assertThat(shoppers.refresh(before.refresh()).status()).isEqualTo(200);
  }

  /** Somebody may have signed up with an address that is not theirs, and waited for its owner. */
  @Test
  void whoSignedUpWithAnAddressOfSomebodyElseIsOutOnceItsReaderComes() {
    Shopper squatter = shoppers.signedUp();
    Pair held = shoppers.loggedIn(squatter);
    assertThat(google(Map.of("email", squatter.email(), "email_verified", true)))
        .isEqualTo(squatter.id());
    assertThat(shoppers.login(squatter.email(), PASSWORD).code()).isEqualTo("LOGIN_FAILED");
    assertThat(shoppers.refresh(held.refresh()).code()).isEqualTo("REFRESH_REFUSED");
  }

  @Test
  void anAddressThatNobodyVouchesForOpensNothing() {
    Shopper shopper = shoppers.signedUp();
    String email = shopper.email();
    List<Map<String, Object>> unsureAtKakao =
        List.of(
            Map.of("email", email),
            Map.of("email", email, "is_email_valid", true),
            Map.of("email", email, "is_email_verified", true),
            Map.of("email", email, "is_email_valid", false, "is_email_verified", true),
            Map.of("email", email, "is_email_valid", true, "is_email_verified", false),
            Map.of("email", email, "is_email_valid", "true", "is_email_verified", "true"));
    for (Map<String, Object> account : unsureAtKakao) {
      requireSeparate(kakao(SocialStage.newSubject(), account), shopper);
    }
    requireSeparate(google(Map.of("email", email)), shopper);
    requireSeparate(google(Map.of("email", email, "email_verified", false)), shopper);
    requireSeparate(google(Map.of("email", email, "email_verified", "true")), shopper);
    String id = SocialStage.newSubject();
    Page naver = stage.login(stage.browser(), "naver", "s", SocialStage.naver(id, email));
    requireSeparate(member(naver), shopper);
    assertThat(shoppers.login(email, PASSWORD).status()).isEqualTo(200);
  }

  private void requireSeparate(String member, Shopper shopper) {
    assertThat(member).isNotEqualTo(shopper.id());
    assertThat(sql.number("SELECT COUNT(*) FROM account WHERE id = ? AND email IS NULL", member))
        .isOne();
  }

  @Test
  void anAnswerCountsOnceAndInItsBrowserOnly() {
    Browser browser = stage.browser();
    stage.expect("google", SocialStage.newSubject(), Map.of());
    String back = stage.back(stage.begin(browser, "google"));
    Browser other = stage.browser();
    stage.begin(other, "google");
    for (Page forged :
        List.of(
            stage.browser().get(back),
            other.get(back),
            browser.get(back.replaceFirst("state=.", "state=_")),
            browser.get(back.replaceFirst("state=[^&]*", "")),
            browser.get(back.replace("/google?", "/kakao?")))) {
      assertThat(forged.status()).as(forged.text()).isEqualTo(400);
      assertThat(codeOf(forged)).isEqualTo("LOGIN_NOT_BEGUN");
    }
    assertThat(browser.get(back).status()).isEqualTo(200);
    assertThat(codeOf(browser.get(back))).isEqualTo("LOGIN_NOT_BEGUN");
  }

  @Test
  void aLoginThatTookTooLongCountsNoMore() {
    Browser browser = stage.browser();
    String back = stage.back(stage.begin(browser, "google"));
    sql.run("UPDATE social_start SET expires_at = UTC_TIMESTAMP(3)");
    assertThat(codeOf(browser.get(back))).isEqualTo("LOGIN_NOT_BEGUN");
  }

  /** A code is good for the login that it was asked for: by its challenge, and by its nonce. */
  @Test
  void aCodeOfAnotherLoginIsRefused() {
    Browser browser = stage.browser();
    for (String provider : List.of("google", "kakao")) {
      String first = stage.back(stage.begin(browser, provider));
      String second = stage.back(stage.begin(browser, provider));
      String mixed = second.replaceFirst("code=[^&]*", part(first, "code"));
      stage.expect(provider, "s", SocialStage.kakao(SocialStage.newSubject(), SURE));
      Page page = browser.get(mixed);
      assertThat(page.status()).as(provider + page.text()).isEqualTo(502);
      assertThat(codeOf(page)).isEqualTo("PROVIDER_FAILED");
    }
  }

  @Test
  void aUsedCodeIsRefused() {
    Browser browser = stage.browser();
    stage.expect("google", SocialStage.newSubject(), Map.of());
    String used = stage.back(stage.begin(browser, "google"));
    assertThat(browser.get(used).status()).isEqualTo(200);
    String next = stage.back(stage.begin(browser, "google"));
    stage.expect("google", SocialStage.newSubject(), Map.of());
    Page replayed = browser.get(next.replaceFirst("code=[^&]*", part(used, "code")));
    assertThat(codeOf(replayed)).isEqualTo("PROVIDER_FAILED");
  }

  @Test
  void aTokenOfSomebodyElseOrForAnotherShopIsRefused() {
    Browser browser = stage.browser();
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("aud", List.of("another-shop")),
            Map.of("iss", "https://accounts.evil.example"),
            Map.of("nonce", "of another login"))) {
      stage.expect("google", SocialStage.newSubject(), wrong);
      Page page = browser.get(stage.back(stage.begin(browser, "google")));
      assertThat(codeOf(page)).as(wrong + page.text()).isEqualTo("PROVIDER_FAILED");
    }
  }

  @Test
  void whoSaysNoAtTheProviderIsToldSoAndSoIsAFailure() {
    Browser browser = stage.browser();
    String denied = stage.back(stage.begin(browser, "naver"));
    denied = denied.replaceFirst("code=[^&]*", "error=access_denied&error_description=%3Cb%3E");
    assertThat(codeOf(browser.get(denied))).isEqualTo("CONSENT_DENIED");
    String failed = stage.back(stage.begin(browser, "naver"));
    Page page = browser.get(failed.replaceFirst("code=[^&]*", "error=server_error"));
    assertThat(page.status()).isEqualTo(502);
    assertThat(codeOf(page)).isEqualTo("PROVIDER_FAILED");
    stage.expect("kakao", "s", Map.of("kakao_account", Map.of()));
    Page nobody = browser.get(stage.back(stage.begin(browser, "kakao")));
    assertThat(codeOf(nobody)).isEqualTo("PROVIDER_FAILED");
  }

  @Test
  void aBlockedMemberStaysBlocked() {
    Shopper shopper = shoppers.signedUp();
    String subject = SocialStage.newSubject();
    Map<String, Object> sure = Map.of("email", shopper.email(), "email_verified", true);
    member(stage.login(stage.browser(), "google", subject, sure));
    Running.api()
        .post("/api/v1/admin/members/" + shopper.id() + "/block", Map.of("reason", "bots"));
    assertThat(codeOf(stage.login(stage.browser(), "google", subject, sure)))
        .isEqualTo("MEMBER_BLOCKED");
    Map<String, Object> elsewhere =
        SocialStage.kakao(SocialStage.newSubject(), with(SURE, shopper.email()));
    assertThat(codeOf(stage.login(stage.browser(), "kakao", "s", elsewhere)))
        .isEqualTo("MEMBER_BLOCKED");
    assertThat(sql.number("SELECT COUNT(*) FROM social_identity WHERE member = ?", shopper.id()))
        .isOne();
  }

  @Test
  void twoIdentitiesOfOneProviderAreNotOneMember() {
    Shopper shopper = shoppers.signedUp();
    Map<String, Object> sure = Map.of("email", shopper.email(), "email_verified", true);
    assertThat(google(sure)).isEqualTo(shopper.id());
    Page second = stage.login(stage.browser(), "google", SocialStage.newSubject(), sure);
    assertThat(second.status()).isEqualTo(409);
    assertThat(codeOf(second)).isEqualTo("ALREADY_LINKED");
  }

  @Test
  void aProviderThatIsNotSetUpIsNotThere() {
    assertThat(Running.api().as(null).get("/oauth2/authorization/google").code())
        .isEqualTo("PROVIDER_UNKNOWN");
    assertThat(Running.api().as(null).get("/login/oauth2/code/google?code=a&state=b").code())
        .isEqualTo("PROVIDER_UNKNOWN");
    assertThat(stage.api().get("/oauth2/authorization/github").status()).isEqualTo(404);
    assertThat(Running.api().as(null).get("/api/v1/auth/providers").text()).isEqualTo("[]");
    assertThat(stage.api().get("/api/v1/auth/providers").text())
        .isEqualTo("[\"kakao\",\"google\",\"naver\"]");
  }

  static String part(String address, String name) {
    return address.replaceFirst(".*[?&](" + name + "=[^&]*).*", "$1");
  }
}

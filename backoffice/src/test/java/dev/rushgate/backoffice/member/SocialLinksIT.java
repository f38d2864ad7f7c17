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
import dev.rushgate.backoffice.testkit.Together;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocialLinksIT {

  private static final String SOCIAL = "/api/v1/auth/social";

  private final SocialStage stage = SocialStage.shared();
  private final Shoppers shoppers = stage.shoppers();

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private Api.Reply call(Browser browser, Pair pair, String method, String path) {
    return stage.call(browser, pair, method, path);
  }

  /** As a page of the shop does it: a word for the browser, then the way to the provider. */
  private Page link(Browser browser, Pair pair, String id) {
    stage.expect("naver", "s", SocialStage.naver(id, "somebody@example.com"));
    Page sent = browser.get(stage.wayToLink(browser, pair, "naver"));
    return browser.get(stage.back(sent.header("Location")));
  }

  private String naver(String id) {
    Page page =
        stage.login(stage.browser(), "naver", "s", SocialStage.naver(id, "somebody@example.com"));
    return Shoppers.subject(Api.JSON.readTree(page.text()).path("accessToken").asString());
  }

  private static String codeOf(Page page) {
    return Api.JSON.readTree(page.text()).path("code").asString();
  }

  @Test
  void whoHasLoggedInLinksAnIdentityAndLoosensItAgain() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    String id = SocialStage.newSubject();
    assertThat(link(stage.browser(), pair, id).status()).isEqualTo(200);
    assertThat(naver(id)).isEqualTo(shopper.id());
    assertThat(shoppers.login(shopper.email(), PASSWORD).status()).isEqualTo(200);
    String list = stage.api().as(pair.access()).get(SOCIAL).text();
    assertThat(list)
        .containsPattern("\"linkedAt\":\"[^\"]+\",\"provider\":\"naver\"|naver\",\"linkedAt\":\"");
    assertThat(call(stage.browser(), pair, "DELETE", SOCIAL + "/naver").status()).isEqualTo(204);
    assertThat(call(stage.browser(), pair, "DELETE", SOCIAL + "/naver").status()).isEqualTo(204);
    assertThat(naver(id)).isNotEqualTo(shopper.id());
  }

  @Test
  void anIdentityOpensOneAccountOnly() {
    String id = SocialStage.newSubject();
    String owner = naver(id);
    Pair other = shoppers.loggedIn(shoppers.signedUp());
    Page taken = link(stage.browser(), other, id);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(codeOf(taken)).isEqualTo("IDENTITY_TAKEN");
    assertThat(naver(id)).isEqualTo(owner);
  }

  @Test
  void anAccountHasOneIdentityOfAProviderAndTheOldOneGoesFirst() {
    Shopper shopper = shoppers.signedUp();
    Pair pair = shoppers.loggedIn(shopper);
    String first = SocialStage.newSubject();
    link(stage.browser(), pair, first);
    assertThat(link(stage.browser(), pair, first).status()).isEqualTo(200);
    String second = SocialStage.newSubject();
    assertThat(codeOf(link(stage.browser(), pair, second))).isEqualTo("ALREADY_LINKED");
    call(stage.browser(), pair, "DELETE", SOCIAL + "/naver");
    assertThat(link(stage.browser(), pair, second).status()).isEqualTo(200);
    assertThat(naver(second)).isEqualTo(shopper.id());
  }

  @Test
  void theLastWayInStays() {
    Page page =
        stage.login(
            stage.browser(),
            "naver",
            "s",
            SocialStage.naver(SocialStage.newSubject(), "somebody@example.com"));
    var pair = new Pair(Api.JSON.readTree(page.text()).path("accessToken").asString(), "");
    Api.Reply refused = call(stage.browser(), pair, "DELETE", SOCIAL + "/naver");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("LAST_WAY_IN");
    assertThat(call(stage.browser(), pair, "DELETE", SOCIAL + "/github").code())
        .isEqualTo("PROVIDER_UNKNOWN");
  }

  @Test
  void aWordToLinkIsOfNoUseInAnotherBrowserOrASecondTime() {
    Browser browser = stage.browser();
    Pair pair = shoppers.loggedIn(shoppers.signedUp());
    stage.begin(browser, "naver");
    String way =
        call(browser, pair, "POST", SOCIAL + "/naver/link").json().path("location").asString();
    assertThat(codeOf(stage.browser().get(way))).isEqualTo("EXCHANGE_REFUSED");
    assertThat(browser.get(way).status()).isEqualTo(302);
    assertThat(codeOf(browser.get(way))).isEqualTo("EXCHANGE_REFUSED");
    assertThat(stage.api().post(SOCIAL + "/naver/link").status()).isEqualTo(401);
  }

  @Test
  void aPageOfTheShopGetsAWordForTokensOnce() {
    Browser browser = stage.browser();
    String there =
        browser.get("/oauth2/authorization/google?return=/cart?step=2").header("Location");
    stage.expect("google", SocialStage.newSubject(), Map.of());
    Page sent = browser.get(stage.back(there));
    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.location()).startsWith("/cart?step=2#login=");
    String word = sent.location().replaceFirst(".*#login=", "");
    assertThat(exchange(stage.browser(), word).code()).isEqualTo("EXCHANGE_REFUSED");
    Api.Reply tokens = exchange(browser, word);
    assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
    assertThat(tokens.json().path("refreshToken").asString()).isNotEmpty();
    assertThat(exchange(browser, word).status()).isEqualTo(410);
    String again = browser.get("/oauth2/authorization/google?return=/cart").header("Location");
    Page denied = browser.get(stage.back(again).replaceFirst("code=[^&]*", "error=access_denied"));
    assertThat(denied.location()).isEqualTo("/cart#error=CONSENT_DENIED");
  }

  private Api.Reply exchange(Browser browser, String word) {
    return stage
        .api()
        .send(
            stage
                .api()
                .request("/api/v1/auth/exchange")
                .header("Content-Type", "application/json")
                .header(
                    "Cookie",
                    SocialStage.COOKIE + "=" + browser.cookie(SocialStage.COOKIE).orElse(""))
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"word\":\"" + word + "\"}")));
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    for (String page :
        List.of(
            "//evil.example", "https://evil.example", "/%5Cevil", "/a%23b", "cart", "/a%0d%0ab")) {
      assertThat(stage.browser().get("/oauth2/authorization/google?return=" + page).status())
          .as(page)
          .isEqualTo(400);
    }
  }

  @Test
  void somebodyNewWhoComesTwiceAtOnceIsOneMember() {
    String id = SocialStage.newSubject();
    stage.expect("naver", "s", SocialStage.naver(id, "x@example.com"));
    stage.expect("naver", "s", SocialStage.naver(id, "x@example.com"));
    Callable<String> login =
        () -> {
          Browser browser = stage.browser();
          Page page = browser.get(stage.back(stage.begin(browser, "naver")));
          return Shoppers.subject(Api.JSON.readTree(page.text()).path("accessToken").asString());
        };
    assertThat(Together.all(Collections.nCopies(2, login))).doesNotContain("").hasSize(2);
    assertThat(
            Running.sql()
                .number(
                    "SELECT COUNT(*) FROM social_identity WHERE provider = 'NAVER' AND subject = ?",
                    id))
        .isOne();
  }
}

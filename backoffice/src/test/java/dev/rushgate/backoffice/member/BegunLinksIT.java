package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static dev.rushgate.backoffice.testkit.Shoppers.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Pair;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import dev.rushgate.model.MemberId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was begun before a new password leads nowhere after it. */
class BegunLinksIT {

  private final SocialStage stage = SocialStage.shared();
  private final Shoppers shoppers = stage.shoppers();
  private final Shopper shopper = signedUp();
  private final Pair pair = shoppers.loggedIn(shopper);
  private final Browser browser = stage.browser();

  private Shopper signedUp() {
    Shoppers.forgetGuesses();
    return shoppers.signedUp();
  }

  private void changePassword() {
    Map<String, String> body =
        Map.of("oldPassword", PASSWORD, "newPassword", "an even better password");
    Api.Reply done = stage.api().as(pair.access()).post(AUTH + "/password", body);
    assertThat(done.status()).as(done.text()).isEqualTo(200);
  }

  private static String codeOf(Browser.Page page) {
    return Api.JSON.readTree(page.text()).path("code").asString();
  }

  @Test
  void aWordToLinkAndALinkUnderWay() {
    String way = stage.wayToLink(browser, pair, "naver");
    String second = stage.wayToLink(browser, pair, "kakao");
    String back = stage.back(browser.get(second).header("Location"));
    changePassword();
    assertThat(codeOf(browser.get(way))).isEqualTo("EXCHANGE_REFUSED");
    assertThat(codeOf(browser.get(back))).isEqualTo("LOGIN_NOT_BEGUN");
  }

  @Test
  void aWordForTokens() {
    String id = SocialStage.newSubject();
    stage.expect("naver", "s", SocialStage.naver(id, shopper.email()));
    browser.get(
        stage.back(browser.get(stage.wayToLink(browser, pair, "naver")).header("Location")));
    stage.expect("naver", "s", SocialStage.naver(id, shopper.email()));
    String there = browser.get("/oauth2/authorization/naver?return=/cart").header("Location");
    String sent = browser.get(stage.back(there)).location();
    assertThat(sent).startsWith("/cart#login=");
    changePassword();
    assertThat(exchanged(sent.replaceFirst(".*#login=", "")).code()).isEqualTo("EXCHANGE_REFUSED");
  }

  /** The provider may take seconds to answer, and a server half a second to hear of the change. */
  @Test
  void whatCrossesTheChangeOnItsWay() {
    Instant begunAt = Running.bean(DatabaseClock.class).now();
    Instant issuedAt = begunAt.minusSeconds(1);
    changePassword();
    var profile =
        new SocialProfile(SocialProvider.NAVER, SocialStage.newSubject(), null, "somebody");
    var member = new MemberId(shopper.id());
    assertThat(Running.bean(SocialLinks.class).link(member, profile, begunAt))
        .isEqualTo(new SocialLinks.Linking.Ended());
    assertThat(Running.bean(Handovers.class).toLink(shopper.id(), issuedAt, "browser")).isEmpty();
    assertThat(Running.bean(SocialIdentities.class).of(shopper.id())).isEmpty();
  }

  private Api.Reply exchanged(String word) {
    Api api = stage.api();
    return api.send(
        api.request(AUTH + "/exchange")
            .header("Content-Type", "application/json")
            .header(
                "Cookie", SocialStage.COOKIE + "=" + browser.cookie(SocialStage.COOKIE).orElse(""))
            .POST(BodyPublishers.ofString("{\"word\":\"" + word + "\"}")));
  }
}

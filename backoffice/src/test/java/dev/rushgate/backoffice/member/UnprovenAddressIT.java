package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Shoppers.Shopper;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody signs up with an address that is not theirs, links an identity of their own, and waits
 * for the address's reader.
 */
class UnprovenAddressIT {

  private static final String OTHERS = "somebody@example.com";

  private final SocialStage stage = SocialStage.shared();
  private final Shoppers shoppers = stage.shoppers();
  private final String identity = SocialStage.newSubject();

  @BeforeEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private Shopper squattedThrough(String provider, Map<String, Object> claims) {
    Shopper squatted = shoppers.signedUp();
    Browser browser = stage.browser();
    String way = stage.wayToLink(browser, shoppers.loggedIn(squatted), provider);
    stage.expect(provider, identity, claims);
    Page linked = browser.get(stage.back(browser.get(way).header("Location")));
    assertThat(member(linked)).isEqualTo(squatted.id());
    return squatted;
  }

  private Page google(String subject, Map<String, Object> claims) {
    return stage.login(stage.browser(), "google", subject, claims);
  }

  private String naver() {
    return member(stage.login(stage.browser(), "naver", "s", SocialStage.naver(identity, OTHERS)));
  }

  private static String member(Page page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return Shoppers.subject(Api.JSON.readTree(page.text()).path("accessToken").asString());
  }

  private void resetByMail(Shopper shopper, String password) {
    OneTimeSecret link = OneTimeSecret.random();
    Running.bean(ResetRows.class).insert(link, shopper.id());
    Api.Reply done =
        stage
            .api()
            .post(AUTH + "/password/reset", Map.of("token", link.text(), "newPassword", password));
    assertThat(done.status()).as(done.text()).isEqualTo(204);
  }

  @Test
  void theirIdentityOpensNothingOnceTheReaderComesThroughAProvider() {
    Shopper squatted = squattedThrough("naver", SocialStage.naver(identity, OTHERS));
    Map<String, Object> reader = Map.of("email", squatted.email(), "email_verified", true);
    assertThat(member(google(SocialStage.newSubject(), reader))).isEqualTo(squatted.id());
    assertThat(naver()).isNotEqualTo(squatted.id());
  }

  @Test
  void theirIdentityAtTheReadersProviderKeepsTheReaderNotOut() {
    Shopper squatted = squattedThrough("google", Map.of());
    Map<String, Object> reader = Map.of("email", squatted.email(), "email_verified", true);
    assertThat(member(google(SocialStage.newSubject(), reader))).isEqualTo(squatted.id());
    assertThat(member(google(identity, Map.of()))).isNotEqualTo(squatted.id());
  }

  @Test
  void theirIdentityOpensNothingOnceTheReaderResetsThePassword() {
    Shopper squatted = squattedThrough("naver", SocialStage.naver(identity, OTHERS));
    resetByMail(squatted, "a password of the reader");
    assertThat(naver()).isNotEqualTo(squatted.id());
  }

  @Test
  void whoIsKnownToReadTheMailKeepsTheirIdentities() {
    Shopper reader = squattedThrough("naver", SocialStage.naver(identity, OTHERS));
    Running.sql().run("UPDATE account SET email_proven_at = created_at WHERE id = ?", reader.id());
    resetByMail(reader, "another password");
    assertThat(naver()).isEqualTo(reader.id());
  }
}

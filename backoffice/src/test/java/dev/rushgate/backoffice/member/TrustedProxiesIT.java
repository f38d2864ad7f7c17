package dev.rushgate.backoffice.member;

import static dev.rushgate.backoffice.testkit.Shoppers.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop of the stage trusts the proxy that these tests play; the other one trusts nobody. */
class TrustedProxiesIT {

  private static final String CALLER = "203.0.113.7";

  private final Api behindAProxy = SocialStage.shared().api();
  private final Api alone = Running.api().as(null);

  @BeforeEach
  @AfterEach
  void forget() {
    Shoppers.forgetGuesses();
  }

  private static int loginFor(Api api, String forwardedFor) {
    String body = "{\"email\":\"nobody@example.com\",\"password\":\"a wrong password\"}";
    return api.send(
            api.request(AUTH + "/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwardedFor)
                .POST(BodyPublishers.ofString(body)))
        .status();
  }

  @Test
  void whomATrustedProxyNamesIsWhoseGuessesAreCounted() {
    Running.sql()
        .run(
            """
            INSERT INTO guess_count (subject, tries, free_at, last_at)
            VALUES (?, 60, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3))
            """,
            (Object) GuessKey.client(CALLER).subject());
    assertThat(loginFor(behindAProxy, CALLER)).isEqualTo(429);
    assertThat(loginFor(behindAProxy, "198.51.100.1, " + CALLER)).isEqualTo(429);
    assertThat(loginFor(behindAProxy, CALLER + ", 127.0.0.9")).isEqualTo(429);
    assertThat(loginFor(behindAProxy, CALLER + ", 198.51.100.1")).isEqualTo(401);
    assertThat(loginFor(alone, CALLER)).isEqualTo(401);
  }

  @Test
  void whetherACallCameByTlsIsForATrustedProxyToSay() {
    Api.Reply there = signInForm(behindAProxy);
    assertThat(there.header("Strict-Transport-Security")).contains("max-age=");
    assertThat(there.header("Set-Cookie")).startsWith("RUSHGATE_FORM=").contains("Secure");
    Api.Reply here = signInForm(alone);
    assertThat(here.header("Strict-Transport-Security")).isEmpty();
    assertThat(here.header("Set-Cookie")).startsWith("RUSHGATE_FORM=").doesNotContain("Secure");
  }

  private static Api.Reply signInForm(Api api) {
    return api.send(api.request("/admin/login").header("X-Forwarded-Proto", "https").GET());
  }
}

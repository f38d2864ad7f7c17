package dev.rushgate.backoffice.platform.guess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.guess.GuessKey.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessKeyTest {

  @Test
  void theWaitDoublesFromTheFirstToTheLongest() {
    assertThat(Kind.ACCOUNT.waitAfter(4)).isZero();
    assertThat(Kind.ACCOUNT.waitAfter(5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Kind.ACCOUNT.waitAfter(6)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Kind.ACCOUNT.waitAfter(14)).isEqualTo(Duration.ofSeconds(512));
    assertThat(Kind.ACCOUNT.waitAfter(15)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Kind.RESET_CLIENT.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void oneNetworkOfIpv6IsOneClient() {
    assertThat(GuessKey.client("2001:db8:1:2::1"))
        .isEqualTo(GuessKey.client("2001:db8:1:2:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(GuessKey.client("2001:db8:1:3::1"));
    assertThat(GuessKey.client("192.0.2.1")).isNotEqualTo(GuessKey.client("192.0.2.2"));
  }

  @Test
  void kindsAreCountedApart() {
    var email = new Email("mina@example.com");
    assertThat(GuessKey.account(email).subject()).isNotEqualTo(GuessKey.reset(email).subject());
    assertThat(GuessKey.client("192.0.2.1")).isNotEqualTo(GuessKey.staffClient("192.0.2.1"));
  }

  @Test
  void aCallerWhomAProxyNamesOtherwiseIsOneToo() {
    assertThat(GuessKey.client("192.0.2.1:4711")).isEqualTo(GuessKey.client("192.0.2.1:4711"));
    assertThat(GuessKey.client("unknown")).isNotEqualTo(GuessKey.client("hidden"));
  }
}

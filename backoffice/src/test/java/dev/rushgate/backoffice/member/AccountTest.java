package dev.rushgate.backoffice.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static Account voidUntil(@Nullable Instant until) {
    var details =
        new MemberDetails("0ABC", "mina@example.com", "Mina", MemberState.ACTIVE, null, null, NOON);
    return new Account(details, "hash", "SHOPPER", until);
  }

  @Test
  void aTokenIsIssuedInTheSecondThatRuns() {
    assertThat(voidUntil(null).issueAt(NOON.plusMillis(999))).isEqualTo(NOON);
    assertThat(voidUntil(NOON.minusSeconds(1)).issueAt(NOON.plusMillis(1))).isEqualTo(NOON);
  }

  @Test
  void rightAfterOthersWereVoidedItIsOfTheNextSecond() {
    Instant now = NOON.plusMillis(500);
    Instant first = voidUntil(null).newest(now);
    assertThat(first).isEqualTo(now);
    assertThat(voidUntil(first).issueAt(now)).isEqualTo(NOON.plusSeconds(1));
    Instant second = voidUntil(first).newest(now);
    assertThat(second).isEqualTo(NOON.plusSeconds(1));
    assertThat(voidUntil(second).issueAt(now)).isEqualTo(NOON.plusSeconds(2));
    assertThat(voidUntil(second).issueAt(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
  }
}

package dev.rushgate.backoffice.platform.token;

import static dev.rushgate.backoffice.platform.token.Revocation.Kind.BLOCK;
import static dev.rushgate.backoffice.platform.token.Revocation.Kind.MEMBER;
import static dev.rushgate.backoffice.platform.token.Revocation.Kind.SESSION;
import static dev.rushgate.backoffice.platform.token.Revocation.Kind.UNBLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationListTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(600);

  private final RevocationList list = new RevocationList(0, List.of());

  @Test
  void aSessionsTokensAreVoidAndNoOthers() {
    list.add(new Revocation(1, SESSION, "s1", null, LATER));
    assertThat(list.voids("mina", "s1", NOON)).isTrue();
    assertThat(list.voids("mina", "s2", NOON)).isFalse();
    assertThat(list.voids("s1", null, NOON)).isFalse();
  }

  @Test
  void aMembersTokensAreVoidUpToTheSecond() {
    list.add(new Revocation(1, MEMBER, "mina", NOON, LATER));
    assertThat(list.voids("mina", null, NOON)).isTrue();
    assertThat(list.voids("mina", null, NOON.plusSeconds(1))).isFalse();
    assertThat(list.voids("mina", null, null)).isTrue();
    assertThat(list.voids("juno", null, null)).isFalse();
  }

  @Test
  void theLaterLineOfAMemberCounts() {
    list.add(new Revocation(1, MEMBER, "mina", NOON.plusSeconds(5), LATER.plusSeconds(5)));
    list.add(new Revocation(2, MEMBER, "mina", NOON, LATER));
    assertThat(list.voids("mina", null, NOON.plusSeconds(5))).isTrue();
    list.forgetExpired(LATER.plusSeconds(1));
    assertThat(list.voids("mina", null, NOON.plusSeconds(5))).isTrue();
  }

  @Test
  void aBlockEndsByAnUnblockOnly() {
    list.add(new Revocation(1, BLOCK, "mina", null, null));
    list.forgetExpired(NOON.plusSeconds(1_000_000));
    assertThat(list.voids("mina", "s", LATER)).isTrue();
    list.add(new Revocation(2, UNBLOCK, "mina", null, LATER));
    assertThat(list.voids("mina", "s", LATER)).isFalse();
  }

  @Test
  void whatHasExpiredIsForgotten() {
    list.add(new Revocation(1, SESSION, "s1", null, NOON));
    list.add(new Revocation(2, MEMBER, "mina", NOON, NOON));
    list.forgetExpired(NOON.minusMillis(1));
    assertThat(list.voids("mina", "s1", NOON)).isTrue();
    list.forgetExpired(NOON);
    assertThat(list.voids("mina", "s1", NOON)).isFalse();
    assertThat(list.number()).isEqualTo(2);
  }
}

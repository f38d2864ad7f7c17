package dev.rushgate.edge.gate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.Revocation;
import dev.rushgate.edge.queue.Revocation.Kind;
import dev.rushgate.edge.queue.RevocationList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RevokedTokensTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final long LATER = NOW + 900_000;

  private final RevokedTokens revoked = new RevokedTokens();

  private void session(String sid, long expiresMs) {
    revoked.add(
        new Revocation(1, Kind.SESSION, sid, OptionalLong.empty(), OptionalLong.of(expiresMs)));
  }

  private void member(String member, long beforeMs, long expiresMs) {
    var before = OptionalLong.of(beforeMs);
    revoked.add(new Revocation(1, Kind.MEMBER, member, before, OptionalLong.of(expiresMs)));
  }

  private void of(Kind kind, String subject) {
    var none = OptionalLong.empty();
    revoked.add(new Revocation(1, kind, subject, none, none));
  }

  @Test
  void nothingIsRevokedAtFirst() {
    assertThat(revoked.size()).isZero();
    assertThat(revoked.contains("alice", "s1", Bearer.NEVER)).isFalse();
  }

  @Test
  void anEndedSessionTakesItsTokensAndNoOthers() {
    session("s1", LATER);
    assertThat(revoked.contains("alice", "s1", NOW)).isTrue();
    assertThat(revoked.contains("alice", "s2", NOW)).isFalse();
    assertThat(revoked.contains("alice", null, NOW)).isFalse();
    assertThat(revoked.contains("s1", null, NOW)).as("a member called like it").isFalse();
  }

  @Test
  void ofAMemberWhatWasIssuedUpToTheInstantIsVoid() {
    member("alice", NOW, LATER);
    assertThat(revoked.contains("alice", "s1", NOW - 1)).isTrue();
    assertThat(revoked.contains("alice", "s1", NOW)).isTrue();
    assertThat(revoked.contains("alice", "s1", NOW + 1)).isFalse();
    assertThat(revoked.contains("alice", null, Bearer.NEVER)).isTrue();
    assertThat(revoked.contains("bob", null, Bearer.NEVER)).isFalse();
  }

  @Test
  void ofSeveralInstantsOfAMemberTheLatestCounts() {
    member("alice", NOW, LATER);
    member("alice", NOW - 1_000, LATER + 5);
    assertThat(revoked.contains("alice", null, NOW)).isTrue();
    member("alice", NOW + 1_000, LATER);
    assertThat(revoked.contains("alice", null, NOW + 1_000)).isTrue();
    assertThat(revoked.size()).isEqualTo(1);
  }

  @Test
  void oneWithoutAnInstantVoidsAllOfTheMember() {
    of(Kind.MEMBER, "alice");
    assertThat(revoked.contains("alice", null, LATER)).isTrue();
  }

  @Test
  void aBlockTakesEveryTokenUntilItIsLifted() {
    of(Kind.BLOCK, "alice");
    assertThat(revoked.contains("alice", "s1", LATER)).isTrue();
    assertThat(revoked.contains("bob", "s1", LATER)).isFalse();
    of(Kind.UNBLOCK, "alice");
    assertThat(revoked.contains("alice", "s1", LATER)).isFalse();
    assertThat(revoked.size()).isZero();
    of(Kind.BLOCK, "alice");
    assertThat(revoked.contains("alice", "s1", LATER)).isTrue();
  }

  @Test
  void whatEndedIsDroppedAMinuteLaterAndABlockNever() {
    session("s1", NOW);
    member("bob", NOW, NOW);
    of(Kind.BLOCK, "mallory");
    revoked.dropEnded(NOW + RevocationList.ENDED_KEPT_MS - 1);
    assertThat(revoked.size()).isEqualTo(3);
    assertThat(revoked.contains("alice", "s1", NOW)).isTrue();
    revoked.dropEnded(NOW + RevocationList.ENDED_KEPT_MS);
    assertThat(revoked.size()).isEqualTo(1);
    assertThat(revoked.contains("alice", "s1", NOW)).isFalse();
    assertThat(revoked.contains("bob", null, NOW)).isFalse();
    assertThat(revoked.contains("mallory", null, LATER)).isTrue();
  }
}

package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.edge.queue.Revocation.Kind;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each documented answer of the scripts of the revocations. */
@ExtendWith(VertxExtension.class)
class RevocationListIT {

  private static final long LATER = System.currentTimeMillis() + 900_000;
  private static final OptionalLong NONE = OptionalLong.empty();

  private QueueRig rig;
  private RevocationList list;

  @BeforeEach
  void open(Vertx vertx) {
    rig = QueueRig.open(vertx);
    list = new RevocationList(rig.link);
    forget();
  }

  @AfterEach
  void close() {
    rig.redis("config", "set", "maxmemory", "0");
    forget();
    await(rig.link.close());
  }

  private void forget() {
    rig.redis("del", RedisKeys.REVOCATIONS, RedisKeys.REVOCATION_ENDS, RedisKeys.REVOCATION_HEAD);
  }

  private static Revocation session(long number, long expiresMs) {
    return new Revocation(number, Kind.SESSION, "sid-" + number, NONE, OptionalLong.of(expiresMs));
  }

  private static Revocation session(long number) {
    return session(number, LATER);
  }

  private static Revocation of(long number, Kind kind, String member) {
    return new Revocation(number, kind, member, NONE, NONE);
  }

  private RevocationHead filled(long number, Revocation... live) {
    assertThat(await(list.fill(await(list.head()), number, List.of(live)))).isTrue();
    return head();
  }

  private RevocationHead head() {
    return await(list.head()).orElseThrow();
  }

  private RevocationPage.Part read(long after) {
    return (RevocationPage.Part) await(list.read(after));
  }

  private List<Object> everything() {
    Collection<String> all = List.of(RedisKeys.REVOCATIONS, RedisKeys.REVOCATION_ENDS);
    Map<String, String> head = rig.pairs("hgetall", RedisKeys.REVOCATION_HEAD);
    return List.of(
        head, all.stream().map(key -> rig.pairs("zrange", key, "0", "-1", "withscores")).toList());
  }

  @Test
  void withoutAListNothingMayBeConcludedAndNothingIsAdded() {
    assertThat(await(list.head())).isEmpty();
    assertThat(await(list.read(0))).isEqualTo(new RevocationPage.Missing());
    assertThat(await(list.copy(new RevocationHead("x", 0), 1, List.of(session(1))))).isFalse();
    assertThat(await(list.trim())).isZero();
    assertThat(await(list.head())).isEmpty();
  }

  @Test
  void anEmptyListIsAListToo() {
    var head = filled(0);
    assertThat(read(0)).isEqualTo(new RevocationPage.Part(head, 0, List.of(), true));
  }

  @Test
  void whatWasFilledIsReadAsItWas() {
    var member =
        new Revocation(7, Kind.MEMBER, "al_ice-1", OptionalLong.of(5), OptionalLong.of(LATER));
    var endless = new Revocation(8, Kind.SESSION, "a|b", NONE, NONE);
    var block = of(5, Kind.BLOCK, "mallory");
    var head = filled(9, member, block, session(2), endless);
    assertThat(head.number()).isEqualTo(9);
    assertThat(read(0).revocations()).containsExactly(session(2), block, member, endless);
    assertThat(read(5).revocations()).containsExactly(member, endless);
    assertThat(read(0).size()).isEqualTo(4);
    assertThat(rig.redis("ttl", RedisKeys.REVOCATIONS)).isEqualTo("-1");
    assertThat(rig.redis("ttl", RedisKeys.REVOCATION_ENDS)).isEqualTo("-1");
    assertThat(rig.redis("keys", "{revocations}:filling:*")).isEqualTo("[]");
  }

  @Test
  void aFillingThatSomebodyElseOvertookChangesNothing() {
    var first = filled(3, session(1));
    assertThat(await(list.fill(Optional.empty(), 9, List.of(session(8))))).isFalse();
    assertThat(await(list.copy(first, 4, List.of(session(4))))).isTrue();
    assertThat(await(list.fill(Optional.of(first), 9, List.of(session(8))))).isFalse();
    assertThat(read(0).revocations()).containsExactly(session(1), session(4));
    assertThat(rig.redis("keys", "{revocations}:filling:*")).isEqualTo("[]");
  }

  @Test
  void anotherFillingIsAnotherLife() {
    var first = filled(10, session(1));
    var second = filled(3, session(2));
    assertThat(second.life()).isNotEqualTo(first.life());
    assertThat(second.number()).isEqualTo(3);
    assertThat(read(0).revocations()).containsExactly(session(2));
    assertThat(await(list.copy(first, 11, List.of(session(11))))).isFalse();
  }

  @Test
  void aListThatDidNotArriveWholeIsNotTaken() {
    filled(1, session(1));
    var before = everything();
    var filling = new RevocationFilling(rig.link, new Scripts(rig.link), List.of(session(2)));
    await(filling.writeLists());
    String written = rig.redis("keys", "{revocations}:filling:*:ends");
    rig.redis("del", written.substring(1, written.length() - 1));
    var keys = List.of(RedisKeys.REVOCATIONS, RedisKeys.REVOCATION_ENDS, RedisKeys.REVOCATION_HEAD);
    assertThat(await(filling.swap(keys, Optional.of(head()), 2))).isFalse();
    assertThat(everything()).isEqualTo(before);
    assertThat(rig.redis("keys", "{revocations}:filling:*")).isEqualTo("[]");
  }

  @Test
  void copyingTwiceOrOverlappingIsCopyingOnce() {
    var seen = filled(0);
    assertThat(await(list.copy(seen, 2, List.of(session(1), session(2))))).isTrue();
    var before = everything();
    assertThat(await(list.copy(seen, 2, List.of(session(1), session(2))))).isTrue();
    assertThat(await(list.copy(seen, 1, List.of(session(1))))).isTrue();
    assertThat(everything()).isEqualTo(before);
    var another = session(1, LATER + 1);
    assertThat(await(list.copy(seen, 3, List.of(another, session(2), session(3))))).isTrue();
    assertThat(read(0).revocations()).containsExactly(session(1), session(2), session(3));
    assertThat(head().number()).isEqualTo(3);
  }

  @Test
  void theHeadGoesOnOverNumbersThatNeedNoCopy() {
    var seen = filled(4);
    assertThat(await(list.copy(seen, 9, List.of()))).isTrue();
    assertThat(head()).isEqualTo(new RevocationHead(seen.life(), 9));
  }

  @Test
  void aCopyThatWouldLeaveAGapIsRefused() {
    var seen = filled(4);
    var ahead = new RevocationHead(seen.life(), 6);
    assertThat(await(list.copy(ahead, 7, List.of(session(7))))).isFalse();
    assertThat(head()).isEqualTo(seen);
    assertThat(read(0).revocations()).isEmpty();
  }

  @Test
  void aMemberIsBlockedOrUnblockedNeverBoth() {
    var seen = filled(0);
    await(list.copy(seen, 1, List.of(of(1, Kind.BLOCK, "m"))));
    await(list.copy(seen, 2, List.of(of(2, Kind.UNBLOCK, "m"))));
    assertThat(read(0).revocations()).containsExactly(of(2, Kind.UNBLOCK, "m"));
    await(list.copy(seen, 4, List.of(of(3, Kind.BLOCK, "m"), of(4, Kind.BLOCK, "n"))));
    assertThat(read(0).revocations())
        .containsExactly(of(3, Kind.BLOCK, "m"), of(4, Kind.BLOCK, "n"));
    assertThat(rig.redis("zcard", RedisKeys.REVOCATION_ENDS)).isEqualTo("0");
  }

  @Test
  void whatEndedAMinuteAgoIsTrimmedAndABlockNever() {
    long now = System.currentTimeMillis();
    var lately = session(2, now - RevocationList.ENDED_KEPT_MS + 30_000);
    var longAgo = session(1, now - RevocationList.ENDED_KEPT_MS - 1_000);
    var seen = filled(2, longAgo, lately, of(0, Kind.BLOCK, "m"));
    var ended = session(3, now - RevocationList.ENDED_KEPT_MS - 1_000);
    var more = List.of(ended, of(4, Kind.BLOCK, "n"), of(5, Kind.UNBLOCK, "n"), session(6));
    await(list.copy(seen, 6, more));
    assertThat(await(list.trim())).isEqualTo(2);
    assertThat(read(-1).revocations())
        .containsExactly(of(0, Kind.BLOCK, "m"), lately, of(5, Kind.UNBLOCK, "n"), session(6));
    rig.redis("zincrby", RedisKeys.REVOCATION_ENDS, "-61000", "UNBLOCK|||n");
    assertThat(await(list.trim())).isEqualTo(1);
    assertThat(read(-1).revocations()).containsExactly(of(0, Kind.BLOCK, "m"), lately, session(6));
    assertThat(head().number()).isEqualTo(6);
  }

  @Test
  void aLongListIsReadInPages() {
    var all = LongStream.rangeClosed(1, 2_500).mapToObj(RevocationListIT::session).toList();
    filled(2_500, all.toArray(Revocation[]::new));
    assertThat(read(0).revocations()).isEqualTo(all.subList(0, 1_000));
    assertThat(read(0).last()).isFalse();
    assertThat(read(1_000).revocations()).isEqualTo(all.subList(1_000, 2_000));
    assertThat(read(2_000).revocations()).isEqualTo(all.subList(2_000, 2_500));
    assertThat(read(2_000).last()).isTrue();
    assertThat(read(0).size()).isEqualTo(2_500);
  }

  @Test
  void aFullRedisIsReadAndTrimmedButNotWritten() {
    long longAgo = System.currentTimeMillis() - 2 * RevocationList.ENDED_KEPT_MS;
    var seen = filled(2, session(1), session(2, longAgo));
    var before = everything();
    var filling = new RevocationFilling(rig.link, new Scripts(rig.link), List.of());
    rig.redis("config", "set", "maxmemory", "1");
    assertThatThrownBy(() -> await(list.copy(seen, 3, List.of(session(3)))))
        .isInstanceOf(RedisRefused.class)
        .hasMessageContaining("OOM");
    var keys = List.of(RedisKeys.REVOCATIONS, RedisKeys.REVOCATION_ENDS, RedisKeys.REVOCATION_HEAD);
    assertThatThrownBy(() -> await(filling.swap(keys, Optional.of(seen), 3)))
        .isInstanceOf(RedisRefused.class)
        .hasMessageContaining("OOM");
    assertThat(everything()).isEqualTo(before);
    assertThat(read(0).head()).isEqualTo(seen);
    assertThat(await(list.trim())).isEqualTo(1);
  }
}

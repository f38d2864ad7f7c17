package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestoreIT extends OneDrop {

  private final SampleDrop sample = aDeal().withCapacity(5);
  private final Hold live = hold(1, 1, "live", 1);
  private final Hold dead = hold(1, 2, "dead", 2);
  private final Hold lost = hold(1, 3, "lost", 3);

  @Test
  void anEmptyRedisHoldsWhatTheSnapshotSays() {
    await(rig.queue.fence(2));
    var outcome = await(rig.queue.restore(snapshotOfMySql(2)));
    assertThat(outcome).isEqualTo(new RestoreOutcome.Restored(1));
    var snapshot = rig.snapshot();
    assertThat(snapshot.armed()).isTrue();
    assertThat(snapshot.drop()).isEqualTo(sample.drop(rig.drop));
    assertThat(snapshot.units()).isEqualTo(new DropSnapshot.Units(5, 4, 0, 1, 2, 0, 2));
    assertThat(snapshot.counters()).isEqualTo(new DropSnapshot.Counters(9, 8, 0, 0));
    assertThat(snapshot.figures().epoch()).isEqualTo(2);
    assertThat(snapshot.figures().no()).isZero();
    assertThat(snapshot.figures().served()).isEmpty();
    assertThat(snapshot.figures().remaining()).isEqualTo(3);
    assertThat(snapshot.figures().opened()).isTrue();
    assertThat(rig.entry("live")).isInstanceOf(Entry.Settled.class);
    assertThat(rig.entry("dead")).isEqualTo(new Entry.Admitted(rig.id(1, 2), 2));
    assertThat(rig.entry("lost")).isEqualTo(new Entry.Queued(3, 2, OptionalLong.of(0)));
    assertThat(rig.entry("gone")).isEqualTo(new Entry.Returned(rig.id(1, 4), "EXPIRED"));
  }

  /** What a rebuild writes before the script expires; what becomes the drop must not. */
  @Test
  void nothingOfARestoredDropExpires() {
    await(rig.queue.fence(2));
    await(rig.queue.restore(snapshotOfMySql(2)));
    var keys = new RedisKeys(rig.drop);
    for (String key :
        List.of(keys.spec(), keys.queue(), keys.sent(), keys.admitted(), keys.results())) {
      assertThat(rig.redis("pttl", key)).describedAs(key).isEqualTo("-1");
    }
  }

  @Test
  void numbersGoOnAboveAllThatWasEverGiven() {
    await(rig.queue.fence(2));
    await(rig.queue.restore(snapshotOfMySql(2)));
    var queued = (EnterOutcome.Queued) rig.enter("new").getFirst();
    assertThat(queued.entry()).isEqualTo(new Entry.Queued(42, 2, OptionalLong.of(1)));
  }

  @Test
  void numbersGoOnAboveARequeuedOneThatMySqlNeverSaw() {
    await(rig.queue.fence(2));
    var requeue = List.of(hold(1, 60, "lost", 60));
    await(rig.queue.restore(restoration(2, List.of(), List.of(), requeue)));
    var queued = (EnterOutcome.Queued) rig.enter("new").getFirst();
    assertThat(queued.entry().seq()).isEqualTo(61);
  }

  @Test
  void theQueueKeepsItsPlacesAndTheCountersWhatSurvived() {
    rig.publish(aDeal().withCapacity(3));
    rig.enter("lost", "live", "w1", "w2", "quitter");
    await(rig.queue.leave(new MemberId("quitter")));
    rig.admit(1);
    await(rig.queue.fence(2));
    rig.enter("w3");
    var restoration =
        restoration(2, List.of(hold(1, 9, "live", 2)), List.of(), List.of(hold(1, 1, "lost", 1)));
    assertThat(await(rig.queue.restore(restoration))).isEqualTo(new RestoreOutcome.Restored(4));
    assertThat(rig.queued().keySet()).containsExactly("lost", "w1", "w2", "w3");
    assertThat(rig.snapshot().counters()).isEqualTo(new DropSnapshot.Counters(13, 8, 0, 1));
    assertThat(rig.snapshot().units().leased()).isZero();
  }

  @Test
  void aMemberWhoWaitsKeepsThatPlaceWhenRequeued() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    await(rig.queue.fence(2));
    await(rig.queue.restore(restoration(2, List.of(), List.of(), List.of(hold(1, 1, "b", 1)))));
    assertThat(rig.queued()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void onlyTheNewestFenceIsRestored() {
    assertThat(await(rig.queue.restore(snapshotOfMySql(2)))).isEqualTo(new RestoreOutcome.Fenced());
    await(rig.queue.fence(2));
    await(rig.queue.fence(3));
    assertThat(await(rig.queue.restore(snapshotOfMySql(2)))).isEqualTo(new RestoreOutcome.Fenced());
    assertThat(await(rig.queue.restore(snapshotOfMySql(4)))).isEqualTo(new RestoreOutcome.Fenced());
    assertThat(await(rig.queue.snapshot())).isInstanceOf(SnapshotReply.FenceOnly.class);
    assertThat(rig.redis("keys", "*" + rig.drop + "*rebuild*")).isEqualTo("[]");
  }

  @Test
  void aFenceOfAnEarlierServerProcessIsVoid() {
    await(rig.queue.fence(2));
    rig.setSpec("fenceRunId", "another");
    assertThat(await(rig.queue.restore(snapshotOfMySql(2)))).isEqualTo(new RestoreOutcome.Fenced());
  }

  @Test
  void aSecondTimeItChangesNothing() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.settle();
    var before = rig.everything();
    assertThat(await(rig.queue.restore(aDeal().restoration(rig.drop, 1))))
        .isEqualTo(new RestoreOutcome.Already());
    assertThat(rig.everything()).isEqualTo(before);
  }

  @Test
  void aListThatDidNotArriveWholeIsNotTaken() {
    await(rig.queue.fence(2));
    var restoration = snapshotOfMySql(2);
    for (var part : List.of("live", "dead", "requeue", "told")) {
      var restore = new RestoreScript(rig.link, rig.keys, restoration);
      await(restore.writeLists());
      rig.redis("del", rig.keys.rebuild(2, part));
      assertThat(await(rig.queue.restoreFromLists(restore)))
          .isEqualTo(new RestoreOutcome.Incomplete());
      assertThat(rig.redis("keys", "*" + rig.drop + "*rebuild*")).isEqualTo("[]");
    }
    assertThat(await(rig.queue.restore(restoration))).isInstanceOf(RestoreOutcome.Restored.class);
  }

  @Test
  void theLatchesOfTheClockStay() {
    rig.publish(aDeal());
    rig.setSpec("closesAt", past().toEpochMilli());
    rig.enter("a");
    await(rig.queue.fence(2));
    await(rig.queue.restore(aDeal().restoration(rig.drop, 2)));
    assertThat(rig.snapshot().figures().closed()).isTrue();
    assertThat(rig.snapshot().figures().opened()).isTrue();
  }

  @Test
  void aSettledResultWhoseUnitIsGoneHasReturned() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.settle();
    await(rig.queue.fence(2));
    await(rig.queue.restore(restoration(2, List.of(), List.of(), List.of())));
    assertThat(rig.entry("a")).isEqualTo(new Entry.Returned(rig.id(1, 1), ""));
  }

  @Test
  void longListsPassTheBoundOfLuasStack() {
    int many = 12_000;
    rig.publish(aDeal().withCapacity(3 * many));
    var live = IntStream.rangeClosed(1, many).mapToObj(i -> hold(1, i, "l" + i, i)).toList();
    var requeue =
        IntStream.rangeClosed(1, many).mapToObj(i -> hold(1, many + i, "q" + i, many + i)).toList();
    await(rig.queue.fence(2));
    var restoration =
        new Restoration(
            2,
            1,
            DropState.OPEN,
            aDeal().drop(rig.drop),
            3L * many,
            3L * many,
            live,
            live,
            requeue,
            Map.of(),
            2L * many,
            true,
            many);
    assertThat(await(rig.queue.restore(restoration))).isEqualTo(new RestoreOutcome.Restored(many));
    assertThat(rig.snapshot().units().held()).isEqualTo(many);
    assertThat(rig.snapshot().units().sent()).isEqualTo(many);
  }

  private Restoration snapshotOfMySql(long number) {
    var settled =
        new Entry.Settled(
            live.id(), live.seq(), OptionalLong.of(5), OptionalLong.empty(), OptionalLong.of(6));
    var gone = new Entry.Returned(rig.id(1, 4), "EXPIRED");
    return new Restoration(
        number,
        1,
        DropState.OPEN,
        sample.drop(rig.drop),
        5,
        4,
        List.of(live, dead),
        List.of(dead),
        List.of(lost),
        Map.of(new MemberId("live"), settled, new MemberId("gone"), gone),
        41,
        true,
        8);
  }

  private Restoration restoration(
      long number, List<Hold> live, List<Hold> dead, List<Hold> requeue) {
    return new Restoration(
        number,
        1,
        DropState.OPEN,
        aDeal().drop(rig.drop),
        3,
        3,
        live,
        dead,
        requeue,
        Map.of(),
        0,
        true,
        8);
  }

  private static Hold hold(long epoch, long no, String member, long seq) {
    // The drop's id does not reach Redis: holds are kept in the drop's own keys.
    var id = new AdmissionId(new DropId(1), epoch, no);
    return new Hold(id, new MemberId(member), seq);
  }
}

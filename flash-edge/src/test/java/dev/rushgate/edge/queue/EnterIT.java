package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.aLobby;
import static dev.rushgate.edge.queue.SampleDrop.future;
import static dev.rushgate.edge.queue.SampleDrop.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EnterIT extends OneDrop {

  @Test
  void membersStandInTheOrderTheyCame() {
    rig.publish(aDeal());
    assertThat(rig.enter("zoe", "abe")).containsExactly(queued(1, 0), queued(2, 1));
    assertThat(rig.enter("bob")).containsExactly(queued(3, 2));
    assertThat(rig.queued())
        .containsExactly(entry("zoe", "1"), entry("abe", "2"), entry("bob", "3"));
  }

  @Test
  void theReplyTellsTheFiguresAfterTheCall() {
    rig.publish(aDeal().withCapacity(5));
    rig.enter("a", "b");
    rig.admit(1);
    var figures = rig.entered(List.of(claim("c", -1))).figures();
    assertThat(figures.epoch()).isEqualTo(1);
    assertThat(figures.no()).isEqualTo(1);
    assertThat(figures.served()).hasValue(1);
    assertThat(figures.remaining()).isEqualTo(4);
    assertThat(figures.waiting()).isEqualTo(2);
    assertThat(figures.opened()).isTrue();
    assertThat(figures.closed()).isFalse();
    assertThat(figures.allPaid()).isFalse();
    assertThat(figures.state()).isEqualTo(DropState.OPEN);
    assertThat(figures.version()).isEqualTo(1);
    assertThat(figures.nowMs()).isBetween(past().toEpochMilli(), future().toEpochMilli());
  }

  @Test
  void aSecondPressFindsTheFirstEntryAlsoInTheSameCall() {
    rig.publish(aDeal());
    assertThat(rig.enter("a", "b", "a"))
        .containsExactly(queued(1, 0), queued(2, 1), same(new Entry.Queued(1, 1, place(0))));
    assertThat(rig.enter("b")).containsExactly(same(new Entry.Queued(2, 1, place(1))));
    assertThat(rig.spec("entered")).isEqualTo("2");
  }

  @Test
  void whoWasPoppedIsTheSameEntryWithNobodyAhead() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    rig.admit(1);
    assertThat(rig.enter("a")).containsExactly(same(new Entry.Queued(1, 1, place(1))));
  }

  @Test
  void whoIsAdmittedOrSettledIsTheSameEntry() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    rig.settle();
    rig.send();
    assertThat(rig.enter("a", "b"))
        .containsExactly(
            same(
                new Entry.Settled(
                    rig.id(1, 1),
                    1,
                    OptionalLong.of(901),
                    OptionalLong.empty(),
                    OptionalLong.of(1_234_567_890_123L))),
            same(new Entry.Admitted(rig.id(1, 2), 2)));
  }

  @Test
  void aFullOpenDropIsSoldOutAndStillFindsItsOwn() {
    rig.publish(aDeal().withCapacity(1).withWaitlist(1));
    assertThat(rig.enter("a", "b", "c", "a"))
        .containsExactly(
            queued(1, 0),
            queued(2, 1),
            new EnterOutcome.SoldOut(),
            same(new Entry.Queued(1, 1, place(0))));
  }

  @Test
  void overAllCapacityPlusWaitlistGetIn() {
    rig.publish(aDeal().withCapacity(1).withWaitlist(1));
    rig.enter("a");
    rig.admit(1);
    assertThat(rig.enter("b", "c")).containsExactly(queued(2, 1), new EnterOutcome.SoldOut());
  }

  @Test
  void beforeTheOpeningItIsNotOpen() {
    var sample = aDeal().between(future(), future().plusSeconds(60));
    rig.publish(sample);
    var outcome = (EnterOutcome.NotOpen) rig.enter("a").getFirst();
    assertThat(outcome.opensAtMs()).isEqualTo(sample.opensAt().toEpochMilli());
    assertThat(outcome.nowMs()).isBetween(past().toEpochMilli(), future().toEpochMilli());
    assertThat(rig.queued()).isEmpty();
  }

  @Test
  void aLobbyOrdersByTheDrawAndTellsNoPlace() {
    rig.publish(aLobby());
    long lowest = -(1L << 52);
    var reply = rig.entered(List.of(claim("a", -7), claim("b", lowest), claim("c", lowest + 1)));
    assertThat(reply.outcomes()).contains(lobby(-7), lobby(lowest), lobby(lowest + 1));
    assertThat(rig.queued().keySet()).containsExactly("b", "c", "a");
    assertThat(rig.enter("b"))
        .containsExactly(same(new Entry.Queued(lowest, 1, OptionalLong.empty())));
    assertThat(rig.spec("seq")).isEqualTo("0");
  }

  @Test
  void aFullLobbySaysSo() {
    rig.publish(aLobby().withLobbyMax(1));
    assertThat(rig.enter("a", "b")).containsExactly(lobby(-1), new EnterOutcome.LobbyFull());
  }

  @Test
  void theLobbyStandsBeforeAllWhoComeAfterTheOpening() {
    rig.publish(aLobby());
    rig.entered(List.of(claim("lobbyist", -5)));
    rig.setSpec("opensAt", past().toEpochMilli());
    assertThat(rig.enter("later")).containsExactly(queued(1, 1));
    assertThat(rig.enter("lobbyist")).containsExactly(same(new Entry.Queued(-5, 1, place(0))));
    assertThat(rig.admit(2).popped()).extracting(Pop::seq).containsExactly(-5L, 1L);
  }

  @Test
  void theOpeningIsLatchedWhateverTheClockDoes() {
    rig.publish(aLobby());
    rig.setSpec("opensAt", past().toEpochMilli());
    rig.enter("a");
    rig.setSpec("opensAt", future().toEpochMilli());
    assertThat(rig.enter("b")).containsExactly(queued(2, 1));
  }

  @Test
  void theClosingIsLatchedWhateverTheClockDoes() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.setSpec("closesAt", past().toEpochMilli());
    assertThat(rig.enter("b", "a"))
        .containsExactly(new EnterOutcome.Closed(), same(new Entry.Queued(1, 1, place(0))));
    rig.setSpec("closesAt", future().toEpochMilli());
    assertThat(rig.enter("b")).containsExactly(new EnterOutcome.Closed());
  }

  @Test
  void pausedAndClosedByHandTakeNobodyNew() {
    rig.publish(aDeal());
    rig.enter("a");
    rig.update(2, aDeal(), DropState.PAUSED);
    assertThat(rig.enter("b", "a"))
        .containsExactly(new EnterOutcome.Paused(), same(new Entry.Queued(1, 1, place(0))));
    rig.update(3, aDeal(), DropState.CLOSED);
    assertThat(rig.enter("b")).containsExactly(new EnterOutcome.Closed());
  }

  @Test
  void afterLeavingAMemberEntersAgainAtTheTail() {
    rig.publish(aDeal());
    rig.enter("a", "b");
    QueueRig.await(rig.queue.leave(new MemberId("a")));
    assertThat(rig.enter("a")).containsExactly(queued(3, 1));
    assertThat(rig.redis("hget", rig.keys.results(), "a")).isEqualTo("null");
  }

  @Test
  void aFenceOrARestartDoesNotStopEntering() {
    rig.publish(aDeal());
    QueueRig.await(rig.queue.fence(2));
    assertThat(rig.enter("a")).containsExactly(queued(1, 0));
    rig.pretendRestart();
    assertThat(rig.enter("b")).containsExactly(queued(2, 1));
  }

  @Test
  void anUnknownOrUnpublishedDropTakesNobody() {
    assertThat(QueueRig.await(rig.queue.enter(List.of(claim("a", -1)))))
        .isEqualTo(new DropUnknown());
    QueueRig.await(rig.queue.fence(1));
    assertThat(QueueRig.await(rig.queue.enter(List.of(claim("a", -1)))))
        .isEqualTo(new NotArmed("UNPUBLISHED"));
  }

  private static Claim claim(String member, long drawScore) {
    return new Claim(new MemberId(member), drawScore);
  }

  private static EnterOutcome queued(long seq, long place) {
    return new EnterOutcome.Queued(new Entry.Queued(seq, 1, place(place)));
  }

  private static EnterOutcome lobby(long seq) {
    return new EnterOutcome.Queued(new Entry.Queued(seq, 1, OptionalLong.empty()));
  }

  private static EnterOutcome same(Entry entry) {
    return new EnterOutcome.Same(entry);
  }

  private static OptionalLong place(long place) {
    return OptionalLong.of(place);
  }

  private static Map.Entry<String, String> entry(String member, String seq) {
    return Map.entry(member, seq);
  }
}

package dev.rushgate.edge.queue;

import static dev.rushgate.edge.queue.QueueRig.await;
import static dev.rushgate.edge.queue.SampleDrop.aDeal;
import static dev.rushgate.edge.queue.SampleDrop.aLobby;
import static dev.rushgate.edge.queue.SampleDrop.past;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EntriesIT extends OneDrop {

  @Test
  void everyFateHasItsEntry() {
    rig.publish(aDeal().withCapacity(4));
    rig.enter("settled", "returned", "sent", "leased", "quitter", "waiting");
    rig.settle();
    rig.release(rig.settle());
    rig.send();
    rig.admit(1);
    await(rig.queue.leave(new MemberId("quitter")));
    assertThat(entries("settled", "returned", "sent", "leased", "quitter", "waiting", "nobody"))
        .containsExactly(
            new Entry.Settled(
                rig.id(1, 1),
                1,
                OptionalLong.of(901),
                OptionalLong.empty(),
                OptionalLong.of(1_234_567_890_123L)),
            new Entry.Returned(rig.id(1, 2), "EXPIRED"),
            new Entry.Admitted(rig.id(1, 3), 3),
            new Entry.Queued(4, 1, OptionalLong.of(4)),
            new Entry.Left(),
            new Entry.Queued(6, 1, OptionalLong.of(4)),
            new Entry.None());
    rig.update(2, aDeal(), DropState.CLOSED);
    await(rig.queue.refuse(1, Reason.CLOSED));
    assertThat(entries("waiting")).containsExactly(new Entry.Refused("CLOSED"));
  }

  @Test
  void aLobbyEntryHasItsPlaceOnceTheOpeningIsLatched() {
    rig.publish(aLobby());
    rig.enter("a");
    assertThat(entries("a")).containsExactly(new Entry.Queued(-1, 1, OptionalLong.empty()));
    rig.setSpec("opensAt", past().toEpochMilli());
    assertThat(entries("a")).containsExactly(new Entry.Queued(-1, 1, OptionalLong.empty()));
    rig.enter("b");
    assertThat(entries("a")).containsExactly(new Entry.Queued(-1, 1, OptionalLong.of(0)));
  }

  @Test
  void placesNeverUnderstateWhoIsAhead() {
    rig.publish(aDeal().withCapacity(9));
    rig.enter("a", "b", "c");
    rig.admit(1);
    assertThat(entries("c")).containsExactly(new Entry.Queued(3, 1, OptionalLong.of(2)));
  }

  @Test
  void itReadsWhileNotArmedButNotWhatWasNeverPublished() {
    assertThat(await(rig.queue.entries(List.of(new MemberId("a"))))).isEqualTo(new DropUnknown());
    await(rig.queue.fence(1));
    assertThat(await(rig.queue.entries(List.of(new MemberId("a")))))
        .isEqualTo(new NotArmed("UNPUBLISHED"));
    await(rig.queue.restore(aDeal().restoration(rig.drop, 1)));
    rig.enter("a");
    rig.pretendRestart();
    assertThat(entries("a")).containsExactly(new Entry.Queued(1, 1, OptionalLong.of(0)));
  }

  private List<Entry> entries(String... members) {
    var ids = List.of(members).stream().map(MemberId::new).toList();
    return ((EntriesReply.Found) await(rig.queue.entries(ids))).entries();
  }
}

package dev.rushgate.edge.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.verify.LobbyRecord.Place;
import dev.rushgate.edge.verify.LobbyRecord.Taken;
import dev.rushgate.model.LobbyDraw;
import dev.rushgate.model.MemberId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawCheckTest {

  private static final String SEED = "5eed";
  private static final LobbyDraw DRAW = new LobbyDraw(SEED);

  /** Four members in the order of their numbers. */
  private static final List<Place> LOBBY =
      Stream.of("anna", "ben", "cleo", "dora")
          .map(MemberId::new)
          .map(member -> new Place(member, DRAW.scoreOf(member)))
          .sorted(Comparator.comparingLong(Place::seq))
          .toList();

  private static final Place LATECOMER = new Place(new MemberId("emil"), 1);

  private static Taken unit(long epoch, long no, Place place) {
    return new Taken(epoch, no, place);
  }

  private static List<Boolean> judge(List<Taken> taken, List<Place> waiting) {
    var record = new LobbyRecord(SEED, LobbyDraw.hashOf(SEED), 2, taken, waiting);
    return new DrawCheck(record).findings().stream().map(Finding::holds).toList();
  }

  @Test
  void anOrderByTheNumbersHolds() {
    assertThat(
            judge(
                List.of(unit(2, 1, LOBBY.get(0)), unit(2, 2, LOBBY.get(1))),
                List.of(LOBBY.get(2), LOBBY.get(3))))
        .containsOnly(true);
  }

  @Test
  void whoCameAfterTheOpeningFollowsTheLobby() {
    assertThat(judge(List.of(unit(2, 1, LOBBY.get(0)), unit(2, 2, LATECOMER)), List.of()))
        .containsOnly(true);
  }

  @Test
  void anEpochBeginsTheOrderAnew() {
    assertThat(judge(List.of(unit(1, 1, LOBBY.get(1)), unit(2, 1, LOBBY.get(0))), List.of()))
        .containsOnly(true);
  }

  @Test
  void anotherSeedThanThePublishedDoesNotHold() {
    var record = new LobbyRecord(SEED, LobbyDraw.hashOf("other"), 2, List.of(), List.of());

    assertThat(new DrawCheck(record).findings().getFirst().holds()).isFalse();
  }

  @Test
  void aNumberThatWasNotDrawnDoesNotHold() {
    var steered = new Place(new MemberId("anna"), -4_503_599_627_370_000L);

    assertThat(judge(List.of(unit(2, 1, steered)), List.of()))
        .containsExactly(true, false, true, true);
  }

  @Test
  void aUnitOutOfOrderDoesNotHold() {
    assertThat(judge(List.of(unit(2, 1, LOBBY.get(1)), unit(2, 2, LOBBY.get(0))), List.of()))
        .containsExactly(true, true, false, true);
  }

  @Test
  void aLatecomerBeforeALobbyMemberDoesNotHold() {
    assertThat(judge(List.of(unit(2, 1, LATECOMER), unit(2, 2, LOBBY.get(0))), List.of()))
        .containsExactly(true, true, true, false);
  }

  @Test
  void aLobbyMemberWhoWasPassedAndStillWaitsDoesNotHold() {
    assertThat(judge(List.of(unit(2, 1, LOBBY.get(2))), List.of(LOBBY.get(0))))
        .containsExactly(true, true, true, false);
  }
}

package dev.rushgate.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueWordsTest {

  @Test
  void aPopReadsTheFormItWrites() {
    var pop = new Pop(7, new MemberId("a_b-C"), -(1L << 52));
    assertThat(pop.element()).isEqualTo("7|a_b-C|-4503599627370496");
    assertThat(Pop.of(pop.element())).isEqualTo(pop);
  }

  @Test
  void aHoldReadsTheFormItWrites() {
    var hold = new Hold(new AdmissionId(new DropId(5), 2, 7), new MemberId("ann"), -3);
    assertThat(hold.value()).isEqualTo("2.7|-3");
    assertThat(Hold.of(new DropId(5), "ann", "2.7|-3")).isEqualTo(hold);
  }

  @Test
  void aLobbyScoreIsBelowTheSequenceNumbers() {
    assertThatThrownBy(() -> new Claim(new MemberId("ann"), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sold out", "A|B", "A\nB", "lower"})
  void aReasonThatWouldBreakARecordIsRefused(String word) {
    assertThatThrownBy(() -> new Reason(word)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRestorationHoldsAtMostItsCapacityAndAMemberOnce() {
    var sample = SampleDrop.aDeal();
    var drop = new DropId(5);
    var hold = new Hold(new AdmissionId(drop, 1, 1), new MemberId("ann"), 1);
    var twice = new Hold(new AdmissionId(drop, 1, 2), new MemberId("ann"), 2);
    assertThatThrownBy(() -> restoration(sample, 0, List.of(hold)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> restoration(sample, 2, List.of(hold, twice)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Restoration restoration(SampleDrop sample, long capacity, List<Hold> live) {
    return new Restoration(
        1,
        1,
        sample.state(),
        sample.drop(new DropId(5)),
        capacity,
        capacity,
        live,
        List.of(),
        List.of(),
        Map.of(),
        0,
        true,
        0);
  }
}

package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.verdict.Told;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RushIT {

  private static final int UNITS = 100;
  private static final int MEMBERS = 5_000;
  private static final Duration ALL_IN_MAX = Duration.ofSeconds(60);

  private final Deployment deployment = Deployment.shared();

  @AfterEach
  void heal() {
    deployment.heal();
  }

  @Test
  void ofFiveThousandOverTwoGatesExactlyTheFirstHundredSettle() throws Exception {
    var scene =
        Scene.aRush()
            .units(UNITS, MEMBERS)
            .admitPerSecond(200)
            .crowd(MEMBERS, MEMBERS * 2)
            .shares(0.2, 0, 0);
    try (var rush = HeldRush.start(deployment, scene)) {
      await()
          .atMost(ALL_IN_MAX)
          .until(() -> rush.tally().entered() == MEMBERS && rush.tally().settled() == UNITS);
      var result = rush.finish(Duration.ZERO);
      var told = rush.told();
      assertThat(told).hasSize(MEMBERS).allMatch(Told::isIn);
      assertThat(told).filteredOn(one -> one.otherSequence() != null).hasSizeGreaterThan(500);
      assertThat(told)
          .filteredOn(one -> one.fate() == Told.Fate.SETTLED)
          .extracting(Told::sequence)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, UNITS).boxed().toList());
      assertThat(result.books().live()).hasSize(UNITS);
      assertThat(told)
          .filteredOn(one -> one.fate() == Told.Fate.REFUSED)
          .hasSize(MEMBERS - UNITS)
          .allMatch(one -> "CLOSED".equals(one.reason()));
    }
  }
}

package dev.rushgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LobbyDrawTest {

  private static final String SEED = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  /** Computed by another program; whoever recomputes a draw relies on it. */
  @Test
  void aFixedSeedDrawsFixedScores() {
    var draw = new LobbyDraw(SEED);
    assertThat(draw.scoreOf(new MemberId("ann"))).isEqualTo(-2_327_834_305_337_225L);
    assertThat(draw.scoreOf(new MemberId("bob"))).isEqualTo(-3_630_141_613_495_415L);
    assertThat(LobbyDraw.hashOf(SEED))
        .isEqualTo("a1bf4dc2c0cea821798c38e16fcc1667d6f0504afa821b181672035fc5967890");
  }

  @Test
  void scoresAreExactAsDoublesAndBelowTheSequenceNumbers() {
    var draw = new LobbyDraw(SEED);
    IntStream.range(0, 10_000)
        .mapToLong(i -> draw.scoreOf(new MemberId("m" + i)))
        .forEach(
            score -> {
              assertThat(score).isBetween(-(1L << 52), -1L);
              assertThat((long) (double) score).isEqualTo(score);
            });
  }

  @Test
  void anotherSeedDrawsAnotherOrder() {
    var member = new MemberId("ann");
    assertThat(new LobbyDraw("another").scoreOf(member))
        .isNotEqualTo(new LobbyDraw(SEED).scoreOf(member));
  }

  @Test
  void halfOfTheMembersStandInTheFrontHalf() {
    var draw = new LobbyDraw(SEED);
    long front =
        IntStream.range(0, 10_000)
            .mapToLong(i -> draw.scoreOf(new MemberId("m" + i)))
            .filter(score -> score < -(1L << 51))
            .count();
    assertThat(front).isBetween(4_800L, 5_200L);
  }

  @Test
  void anEmptySeedIsRefused() {
    assertThatThrownBy(() -> new LobbyDraw("")).isInstanceOf(IllegalArgumentException.class);
  }
}

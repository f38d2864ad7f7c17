package dev.rushgate.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class CoresTest {

  @Test
  void takesTheFirstTwo() {
    assertThat(Cores.of("0-3")).isEqualTo(new Cores("0", "1"));
    assertThat(Cores.of("2,5-7")).isEqualTo(new Cores("2", "5"));
  }

  @Test
  void oneCoreIsNotEnough() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Cores.of("0"))
        .withMessageStartingWith("one core only");
  }

  @Test
  void theSameCoreTwiceIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Cores("1", "1"));
  }
}

package dev.rushgate.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void withoutOptionsItIsTheRushOfTheReadme() {
    Options options = Options.parse(List.of(), 5);
    assertThat(options.members()).isEqualTo(20_000);
    assertThat(options.units()).isEqualTo(300);
    assertThat(options.waitlist()).isEqualTo(300);
    assertThat(options.coupons()).isEqualTo(1_000);
    assertThat(options.streams()).isEqualTo(1_000);
    assertThat(options.seed()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--members 0",
        "--members many",
        "--members 200001",
        "--rate 0",
        "--streams 5001",
        "--pay-share 1.1",
        "--pay-share NaN",
        "--time 4",
        "--member 5",
        "--members",
        "--seed 1 --seed 2",
        "--units 0 --coupons 0"
      })
  void whatMakesNoSenseIsRefusedByName(String line) {
    List<String> words = List.of(line.split(" ", -1));
    assertThatThrownBy(() -> Options.parse(words, 1))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("--");
  }
}

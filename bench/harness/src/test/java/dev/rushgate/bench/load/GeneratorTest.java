package dev.rushgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class GeneratorTest {

  private static final String RESULT =
      """
      {"seconds":2.000813,"generatorCpu":0.8731,"answers":150321,"others":75160,"socketErrors":3,
       "timeouts":2,"missed":1,"msByPercentile":{"0":0.032,"92.5":4.5,"99.99":87.1,"100":108.916}}
      """;

  @Test
  void readsWhatAGeneratorWrote() {
    LoadResult result = Generator.parse(RESULT);

    assertThat(result.seconds()).isEqualTo(2.000813);
    assertThat(result.answers()).isEqualTo(150_321);
    assertThat(result.others()).isEqualTo(75_160);
    assertThat(result.socketErrors()).isEqualTo(3);
    assertThat(result.timeouts()).isEqualTo(2);
    assertThat(result.missed()).isEqualTo(1);
    assertThat(result.generatorCpu()).isEqualTo(0.8731);
    assertThat(result.msByPercentile())
        .containsExactly(
            entry(0.0, 0.032), entry(92.5, 4.5), entry(99.99, 87.1), entry(100.0, 108.916));
  }

  @Test
  void aCountThatIsMissingIsNoZero() {
    String withoutTimeouts = RESULT.replace("\"timeouts\":2,", "");

    assertThatThrownBy(() -> Generator.parse(withoutTimeouts))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("timeouts");
  }
}

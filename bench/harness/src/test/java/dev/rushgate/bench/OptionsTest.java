package dev.rushgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final List<String> KNOWN = List.of("entering", "polling", "growth");

  private static final List<String> QUICKLY = List.of("entering", "polling");

  @Test
  void aQuickRunIsOfThoseThatCanBeQuick() {
    assertThat(parse("--quick")).isEqualTo(new Options(QUICKLY, true));
  }

  @Test
  void withoutAScenarioAllAreRunAtLength() {
    assertThat(parse()).isEqualTo(new Options(KNOWN, false));
  }

  @Test
  void scenariosRunOnceEachAndInTheirOwnOrder() {
    assertThat(parse("growth", "--quick", "entering", "growth"))
        .isEqualTo(new Options(List.of("entering", "growth"), true));
  }

  @Test
  void anUnknownScenarioIsToldWhichThereAre() {
    assertThatThrownBy(() -> parse("entring"))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("entring")
        .hasMessageContaining("entering, polling, growth");
  }

  @Test
  void anUnknownOptionIsRefusedByName() {
    assertThatThrownBy(() -> parse("--fast"))
        .isInstanceOf(BadOption.class)
        .hasMessageContaining("--fast");
  }

  @Test
  void theUsageNamesEveryScenario() {
    assertThat(Options.usage(KNOWN, QUICKLY)).contains("entering polling growth", "--quick");
  }

  private static Options parse(String... words) {
    return Options.parse(List.of(words), KNOWN, QUICKLY);
  }
}

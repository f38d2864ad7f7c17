package dev.rushgate.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptSourceTest {

  @ParameterizedTest
  @EnumSource(Script.class)
  void everyScriptSaysWhatItKeepsAndHasItsPartsInPlace(Script script) {
    assertThat(script.source())
        .startsWith("-- ")
        .contains(keysOf(script), "-- ARGV: ")
        .contains("-- Returns: ", "-- Keeps: ")
        .doesNotContain("-- include:");
    assertThat(script.sha1()).matches("[0-9a-f]{40}");
  }

  private static String keysOf(Script script) {
    return script.name().endsWith("REVOCATIONS")
        ? "-- KEYS: list "
        : "-- KEYS: spec queue leased sent admitted results";
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void everyLineFitsTheScreen(Script script) {
    assertThat(script.source().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void aPartThatIsNamedTwiceIsThereOnce() {
    var source = ScriptSource.resolve(List.of("-- include: clock", "-- include: clock"));
    assertThat(source.split("local function nowMs", -1)).hasSize(2);
  }

  @Test
  void aMissingScriptFailsAtOnce() {
    assertThatThrownBy(() -> ScriptSource.load("no-such"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ScriptSource.resolve(List.of("-- include: no-such")))
        .isInstanceOf(IllegalStateException.class);
  }
}

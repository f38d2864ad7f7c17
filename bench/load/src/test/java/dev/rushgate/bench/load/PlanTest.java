package dev.rushgate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final String[] WORDS = {
    "method=POST",
    "port=8080",
    "path=/api/v1/drops/1/entries?a=b",
    "feed=/feeds/tokens",
    "connections=64",
    "perSecond=1234.5",
    "warmUpSeconds=1",
    "seconds=6",
    "patienceMs=10000",
    "out=/out.json"
  };

  @Test
  void readsAllItsWords() {
    assertThat(Plan.of(WORDS))
        .isEqualTo(
            new Plan(
                "POST",
                8080,
                "/api/v1/drops/1/entries?a=b",
                Path.of("/feeds/tokens"),
                64,
                1234.5,
                1,
                6,
                10_000,
                Path.of("/out.json")));
  }

  @Test
  void namesTheWordThatIsMissing() {
    String[] withoutSeconds =
        Arrays.stream(WORDS).filter(word -> !word.startsWith("seconds")).toArray(String[]::new);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.of(withoutSeconds))
        .withMessage("missing: seconds=...");
  }

  @Test
  void refusesARateOfNothing() {
    String[] idle =
        Arrays.stream(WORDS)
            .map(word -> word.startsWith("perSecond") ? "perSecond=0" : word)
            .toArray(String[]::new);

    assertThatIllegalArgumentException().isThrownBy(() -> Plan.of(idle));
  }
}

package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of broken variants in the protocol, and the tests that take its traces. */
class EveryRowIT {

  private static final List<Class<? extends Traces>> TRACES =
      List.of(
          AdmittingTracesIT.class,
          RefusingTracesIT.class,
          ReleasingTracesIT.class,
          SettlingTracesIT.class,
          CapacityTracesIT.class,
          RebuildingTracesIT.class,
          RivalRebuildsTracesIT.class);

  private static final String TABLE = "## Naive readings";
  private static final Pattern NAMES_OF_A_ROW = Pattern.compile("^\\| [^|\\[]*\\[([^\\]]+)\\] \\|");

  @Test
  void everyRowOfTheTableHasItsTest() throws IOException {
    assertThat(variantsTested()).doesNotHaveDuplicates();
    assertThat(variantsTested()).containsExactlyInAnyOrderElementsOf(variantsOfTheTable());
  }

  private static List<String> variantsTested() {
    return TRACES.stream()
        .flatMap(traces -> Stream.of(traces.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(EveryRowIT::variant)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> variant(Method test) {
    return Optional.ofNullable(test.getAnnotation(Variant.class)).map(Variant::value);
  }

  /** A row names one variant or several, each with a test of its own. */
  private static List<String> variantsOfTheTable() throws IOException {
    var rows =
        Files.readAllLines(protocol()).stream()
            .dropWhile(line -> !line.startsWith(TABLE))
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .toList();
    var named = rows.stream().flatMap(row -> NAMES_OF_A_ROW.matcher(row).results()).toList();
    assertThat(named).as("rows that name their variants").hasSameSizeAs(rows).isNotEmpty();
    return named.stream().flatMap(names -> Stream.of(names.group(1).split(", "))).toList();
  }

  private static Path protocol() {
    return Path.of(System.getProperty("rushgate.root", "..")).resolve("docs/queue-protocol.md");
  }
}

package dev.rushgate.bench;

import dev.rushgate.bench.scenario.Scenario;
import dev.rushgate.bench.scenario.Scenarios;
import java.io.IOException;
import java.util.List;

/** {@code scripts/bench}: measures, prints a table, and ends by itself. */
public final class BenchMain {

  private static final int FAILED = 1;
  private static final int BAD_CALL = 2;

  private BenchMain() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> words) {
    List<String> known = Scenarios.all().stream().map(Scenario::name).toList();
    List<String> quickly = Scenarios.quick().stream().map(Scenario::name).toList();
    if (words.contains("--help") || words.contains("-h")) {
      System.out.println(Options.usage(known, quickly));
      return 0;
    }
    try {
      return new Run(Options.parse(words, known, quickly)).measure() ? 0 : FAILED;
    } catch (BadOption e) {
      System.err.println(e.getMessage());
      return BAD_CALL;
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      return FAILED;
    }
  }
}

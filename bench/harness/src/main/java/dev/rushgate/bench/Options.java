package dev.rushgate.bench;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * The words of the command line.
 *
 * @param scenarios to run, in the order of a full run
 */
record Options(List<String> scenarios, boolean quick) {

  static String usage(List<String> known, List<String> quickly) {
    return """
    usage: scripts/bench [scenario ...] [--quick]
      Measures Rushgate beside its baselines on this machine, prints a table, and writes JSON,
      Markdown and pictures to bench/target/. Without a scenario it runs all:
        %s
      --quick  short and rough: to see that it works, not to quote. Without a scenario it runs
               %s
    All of them take under 40 minutes, --quick by itself under 3.
    Exit code: 0 all was measured, goals met or not; 1 something could not be measured; 2 bad call."""
        .formatted(String.join(" ", known), String.join(" ", quickly));
  }

  /** Refuses with {@link BadOption}. */
  static Options parse(List<String> words, List<String> known, List<String> quickly) {
    boolean quick = false;
    var wanted = new LinkedHashSet<String>();
    for (String word : words) {
      if (word.equals("--quick")) {
        quick = true;
      } else if (word.startsWith("-")) {
        throw new BadOption("unknown option " + word + "; see --help");
      } else if (known.contains(word)) {
        wanted.add(word);
      } else {
        throw new BadOption(
            "unknown scenario " + word + "; there are: " + String.join(", ", known));
      }
    }
    var all = quick ? quickly : known;
    var run = wanted.isEmpty() ? all : known.stream().filter(wanted::contains).toList();
    return new Options(run, quick);
  }
}

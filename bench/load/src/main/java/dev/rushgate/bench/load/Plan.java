package dev.rushgate.bench.load;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to offer.
 *
 * @param feed a file with one line per request: its headers, separated by tabs
 * @param perSecond requests that are due per second
 * @param warmUpSeconds at the same rate before it, from the same feed, not counted
 * @param patienceMs after it a request without an answer is given up
 * @param out the file for the outcome
 */
record Plan(
    String method,
    int port,
    String path,
    Path feed,
    int connections,
    double perSecond,
    int warmUpSeconds,
    int seconds,
    long patienceMs,
    Path out) {

  Plan {
    require(connections >= 1, "connections");
    require(perSecond > 0, "perSecond");
    require(warmUpSeconds >= 1, "warmUpSeconds");
    require(seconds >= 1, "seconds");
    require(patienceMs >= 1, "patienceMs");
  }

  /** From words such as {@code port=8080}, one for each component. */
  static Plan of(String... words) {
    Map<String, String> given =
        Arrays.stream(words)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
    return new Plan(
        word(given, "method"),
        Integer.parseInt(word(given, "port")),
        word(given, "path"),
        Path.of(word(given, "feed")),
        Integer.parseInt(word(given, "connections")),
        Double.parseDouble(word(given, "perSecond")),
        Integer.parseInt(word(given, "warmUpSeconds")),
        Integer.parseInt(word(given, "seconds")),
        Long.parseLong(word(given, "patienceMs")),
        Path.of(word(given, "out")));
  }

  private static String word(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("missing: " + name + "=...");
    }
    return value;
  }

  private static void require(boolean condition, String name) {
    if (!condition) {
      throw new IllegalArgumentException(name + " is too small");
    }
  }
}

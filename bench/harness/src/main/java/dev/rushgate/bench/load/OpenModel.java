package dev.rushgate.bench.load;

import dev.rushgate.bench.machine.Cores;
import dev.rushgate.bench.rig.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures latency: requests are due at a constant rate, whatever the server does, so a stall is
 * seen by all who would have come during it. The time that a request waits for a free connection is
 * part of its latency.
 */
public final class OpenModel {

  /** At the same rate, from the same feed, before the seconds that count. */
  public static final int WARM_UP_SECONDS = 2;

  private static final Duration START_AND_END_MAX = Duration.ofSeconds(60);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  /**
   * For one core and a few seconds: a collector without threads of its own, and no optimizing
   * compiler, which would take the core from the load for as long as the load lasts.
   */
  private static final List<String> JVM =
      List.of(
          "-Xms1g",
          "-Xmx1g",
          "-Xmn600m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Generator hyperfoil;
  private final Duration answerMax;

  public OpenModel(Path folder, Cores cores) {
    this(folder, cores, ANSWER_MAX);
  }

  /** With another time after which a request is given up. */
  OpenModel(Path folder, Cores cores, Duration answerMax) {
    hyperfoil = new Generator("open-model", folder, cores);
    this.answerMax = answerMax;
  }

  /** Uses {@code perSecond * (WARM_UP_SECONDS + seconds)} lines of the feed, and a few more. */
  public LoadResult run(Target target, int connections, double perSecond, int seconds) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-jar", Rig.jar("bench/load", "bench-load").toString()));
    command.addAll(
        List.of(
            "method=" + target.method(),
            "port=" + target.port(),
            "path=" + target.path(),
            "feed=" + target.feed(),
            "connections=" + connections,
            "perSecond=" + perSecond,
            "warmUpSeconds=" + WARM_UP_SECONDS,
            "seconds=" + seconds,
            "patienceMs=" + answerMax.toMillis(),
            "out=" + hyperfoil.result()));
    Duration longest = START_AND_END_MAX.plusSeconds(seconds).plus(answerMax.multipliedBy(2));
    return hyperfoil.run(command, longest);
  }
}

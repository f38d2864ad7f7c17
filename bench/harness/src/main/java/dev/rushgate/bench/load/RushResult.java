package dev.rushgate.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the client of a rush saw.
 *
 * @param entered answers that promised a place
 * @param others other answers
 * @param noAnswer requests without one
 * @param cpuPercent of one core that the client used; near 100 it was the bottleneck
 * @param waitedMicros from the click to the row, for each winner
 */
public record RushResult(
    long entered, long others, long noAnswer, long cpuPercent, List<Long> waitedMicros) {

  private static final int COUNTS = 4;
  private static final long SATURATED_PERCENT = 95;

  public RushResult {
    waitedMicros = List.copyOf(waitedMicros);
  }

  String line() {
    List<Long> numbers = new ArrayList<>(List.of(entered, others, noAnswer, cpuPercent));
    numbers.addAll(waitedMicros);
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }

  /** Refuses what is no such line. */
  public static RushResult parse(String line) {
    List<Long> numbers = Arrays.stream(line.split(" ")).map(Long::valueOf).toList();
    return new RushResult(
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.subList(COUNTS, numbers.size()));
  }

  public boolean clientWasTheBottleneck() {
    return cpuPercent >= SATURATED_PERCENT;
  }
}

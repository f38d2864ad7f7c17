package dev.rushgate.bench.load;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a generator saw.
 *
 * @param seconds from the first request to the last answer that is counted
 * @param answers all that came back whole, whatever they said
 * @param others of them, those whose status is no 2xx
 * @param socketErrors requests that ended without an answer
 * @param timeouts requests whose answer took longer than the generator waits; not in {@code
 *     socketErrors}
 * @param missed requests that were due and could not be sent, for want of connections or sessions;
 *     an open model that missed some did not offer its rate
 * @param msByPercentile latency in ms by percentile, 0 to 100
 * @param generatorCpu share of one core that the generator used; at 0.95 or more it was the
 *     bottleneck
 */
public record LoadResult(
    double seconds,
    long answers,
    long others,
    long socketErrors,
    long timeouts,
    long missed,
    NavigableMap<Double, Double> msByPercentile,
    double generatorCpu) {

  private static final double SATURATED = 0.95;

  public LoadResult {
    msByPercentile = new TreeMap<>(msByPercentile);
  }

  /** Answers with a 2xx. */
  public long successes() {
    return answers - others;
  }

  public double answersPerSecond() {
    return answers / seconds;
  }

  public double successesPerSecond() {
    return successes() / seconds;
  }

  public boolean generatorWasTheBottleneck() {
    return generatorCpu >= SATURATED;
  }
}

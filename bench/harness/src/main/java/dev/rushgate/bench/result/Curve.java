package dev.rushgate.bench.result;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Latencies of one contender at an offered rate, free of coordinated omission.
 *
 * @param offeredPerSecond requests that were due per second
 * @param msByPercentile latency in ms at percentiles from 0 to 100
 */
public record Curve(
    String scenario,
    String contender,
    double offeredPerSecond,
    NavigableMap<Double, Double> msByPercentile) {

  public Curve {
    msByPercentile = new TreeMap<>(msByPercentile);
    if (msByPercentile.isEmpty()) {
      throw new IllegalArgumentException("a curve has points");
    }
  }

  /** The latency in ms at that percentile or the nearest measured one above it. */
  public double ms(double percentile) {
    var at = msByPercentile.ceilingEntry(percentile);
    return (at == null ? msByPercentile.lastEntry() : at).getValue();
  }
}

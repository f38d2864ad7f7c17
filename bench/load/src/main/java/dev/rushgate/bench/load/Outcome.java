package dev.rushgate.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.http.statistics.HttpStats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What was seen, in the form that the harness reads: its {@code LoadResult}. */
record Outcome(
    double seconds,
    long answers,
    long others,
    long socketErrors,
    long timeouts,
    long missed,
    NavigableMap<Double, Double> msByPercentile,
    double generatorCpu) {

  private static final double[] PERCENTILES = {
    0, 10, 25, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 96, 97, 98, 99, 99.25, 99.5, 99.75, 99.9,
    99.95, 99.99, 100
  };

  static Outcome of(
      StatisticsSnapshot seen, Schedule schedule, boolean sessionsRanOut, double generatorCpu) {
    // Giving a request up closes its connection, and that is counted as an error of it too.
    long socketErrors = Math.max(0, seen.connectionErrors - seen.requestTimeouts);
    long ended = seen.responseCount + socketErrors + seen.requestTimeouts;
    long missed = schedule.missed(ended);
    return new Outcome(
        schedule.seconds(),
        seen.responseCount,
        seen.responseCount - HttpStats.get(seen).status_2xx,
        socketErrors,
        seen.requestTimeouts,
        sessionsRanOut ? Math.max(1, missed) : missed,
        latencies(seen),
        generatorCpu);
  }

  void write(Path file) throws IOException {
    new ObjectMapper().writeValue(file.toFile(), this);
  }

  private static NavigableMap<Double, Double> latencies(StatisticsSnapshot seen) {
    var latencies = new TreeMap<Double, Double>();
    if (seen.responseCount > 0) {
      for (double percentile : PERCENTILES) {
        long nanos = seen.histogram.getValueAtPercentile(percentile);
        latencies.put(percentile, nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
    return latencies;
  }
}

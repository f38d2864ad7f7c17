package dev.rushgate.bench.result;

import java.util.List;

/**
 * What one contender reached in one scenario, once per repetition.
 *
 * @param scenario such as {@code entering}
 * @param contender such as {@code rushgate always}
 * @param unit of the samples, such as {@code entries/s}
 * @param samples one per repetition, in the order of the repetitions; at least one
 * @param cpuMicros per request: processor time of all the contender's processes; 0 when it was not
 *     measured
 * @param notes for the reader of the table: errors counted, what broke, who was the bottleneck
 * @param broken whether the stores showed a promise broken; a broken contender is not fast
 */
public record Series(
    String scenario,
    String contender,
    String unit,
    List<Double> samples,
    double cpuMicros,
    List<String> notes,
    boolean broken) {

  public Series {
    samples = List.copyOf(samples);
    notes = List.copyOf(notes);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("a series has at least one sample");
    }
  }

  public double median() {
    double[] sorted = sorted();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  public double least() {
    return sorted()[0];
  }

  public double most() {
    return sorted()[samples.size() - 1];
  }

  private double[] sorted() {
    return samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}

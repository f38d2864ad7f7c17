package dev.rushgate.bench.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What processes used of the processors over some spans of work, each by its name. */
public final class CpuBill {

  private final CpuMeter meter = new CpuMeter();
  private final Map<String, Long> micros = new LinkedHashMap<>();
  private long units;

  /** Does the work and adds what the processes used meanwhile; their pids by their names. */
  public <T> T during(Map<String, Long> pids, Supplier<T> work) {
    var before = read(pids);
    T result = work.get();
    read(pids)
        .forEach(
            (name, now) -> micros.merge(name, now - before.getOrDefault(name, now), Long::sum));
    return result;
  }

  /** So many units were done in what was added. */
  public void units(long done) {
    units += done;
  }

  /** In microseconds for each unit, all processes together. */
  public double each() {
    return each(micros.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The parts of {@link #each}; nothing when there is only one. */
  public List<String> notes() {
    return micros.size() < 2
        ? List.of()
        : List.of(
            micros.entrySet().stream()
                .map(part -> "%s %.1f".formatted(part.getKey(), each(part.getValue())))
                .collect(Collectors.joining(", ", "CPU us each: ", "")));
  }

  private double each(long spent) {
    return (double) spent / Math.max(1, units);
  }

  private Map<String, Long> read(Map<String, Long> pids) {
    return pids.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                process -> meter.micros(List.of(process.getValue())),
                (a, b) -> a,
                LinkedHashMap::new));
  }
}

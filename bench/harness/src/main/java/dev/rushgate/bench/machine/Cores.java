package dev.rushgate.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs where, so that load and contender do not take time from each other.
 *
 * @param generator the core of the generator, a number as {@code taskset -c} takes it
 * @param contender the core of the contender and its stores
 */
public record Cores(String generator, String contender) {

  private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

  public Cores {
    if (generator.equals(contender)) {
      throw new IllegalArgumentException("generator and contender need a core each");
    }
  }

  /** The first core for the generator, the second for the contender. */
  public static Cores ofThisMachine() {
    try {
      return of(Files.readString(ONLINE).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("this needs Linux, to pin processes to cores", e);
    }
  }

  /** From a list such as {@code 0-3,6}. */
  static Cores of(String online) {
    List<String> cores = new ArrayList<>();
    for (String range : online.split(",", -1)) {
      String[] ends = range.split("-", 2);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
        cores.add(Integer.toString(core));
      }
    }
    if (cores.size() < 2) {
      throw new IllegalStateException(
          "one core only; generator and contender would take each other's time");
    }
    return new Cores(cores.get(0), cores.get(1));
  }
}

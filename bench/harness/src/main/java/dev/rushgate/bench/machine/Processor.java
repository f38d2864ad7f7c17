package dev.rushgate.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine's processor, as Linux shows it.
 *
 * @param cores of the machine, whether this process may use them or not
 * @param allowed the cores that this process and its children may use, such as {@code 1} or {@code
 *     0-3}
 */
record Processor(String model, int cores, String allowed) {

  static Processor ofThisMachine() {
    try {
      return parse(
          Files.readString(Path.of("/proc/cpuinfo")),
          Files.readString(Path.of("/proc/self/status")));
    } catch (IOException e) {
      throw new UncheckedIOException("this needs Linux, to know the processor", e);
    }
  }

  static Processor parse(String cpuinfo, String status) {
    // Arm's kernels name no model.
    String model =
        cpuinfo
            .lines()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(Processor::afterColon)
            .orElse(System.getProperty("os.arch"));
    int cores = (int) cpuinfo.lines().filter(line -> line.startsWith("processor")).count();
    String allowed =
        status
            .lines()
            .filter(line -> line.startsWith("Cpus_allowed_list"))
            .findFirst()
            .map(Processor::afterColon)
            .orElseThrow();
    return new Processor(model, cores, allowed);
  }

  private static String afterColon(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }
}

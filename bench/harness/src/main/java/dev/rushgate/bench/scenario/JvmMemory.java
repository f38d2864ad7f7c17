package dev.rushgate.bench.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of another JVM on this machine. */
final class JvmMemory {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
  private static final int COLLECTIONS = 2;
  private static final long BYTES_PER_KB = 1_024;

  private final long pid;

  JvmMemory(long pid) {
    this.pid = pid;
  }

  /** Bytes of all live objects; each look is behind a full collection, the last one counts. */
  long liveBytes() {
    String histogram = "";
    for (int i = 0; i < COLLECTIONS; i++) {
      histogram = jcmd("GC.class_histogram");
    }
    return number(TOTAL, histogram);
  }

  /** Bytes of the process that are in memory, heap and all else. */
  long residentBytes() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return number(RESIDENT, status) * BYTES_PER_KB;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String jcmd(String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      try (var out = process.inputReader()) {
        return out.readAllAsString();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("not found in: " + text);
    }
    return Long.parseLong(found.group(1));
  }
}

package dev.rushgate.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads from /proc how much processor time processes have used. */
public final class CpuMeter {

  /** The unit of the times in /proc, handed to each process by the kernel. */
  private static final long CLOCK_TICKS_KEY = 17;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private final long ticksPerSecond;

  public CpuMeter() {
    try {
      ticksPerSecond = ticksPerSecond(Files.readAllBytes(Path.of("/proc/self/auxv")));
    } catch (IOException e) {
      throw new UncheckedIOException("this needs Linux, for the times in /proc", e);
    }
  }

  /**
   * User and system time of all their threads since they started, in microseconds, as fine as the
   * kernel's clock tick; fails when one of them has ended.
   */
  public long micros(List<Long> pids) {
    long ticks = 0;
    for (long pid : pids) {
      try {
        ticks += ticks(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
      } catch (IOException e) {
        throw new UncheckedIOException("process " + pid + " has ended", e);
      }
    }
    return TimeUnit.SECONDS.toMicros(ticks) / ticksPerSecond;
  }

  /** Of a line of /proc/PID/stat; the name in it may hold blanks and parentheses. */
  static long ticks(String stat) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(afterName[USER_TIME]) + Long.parseLong(afterName[SYSTEM_TIME]);
  }

  static long ticksPerSecond(byte[] auxiliaryVector) {
    var words = ByteBuffer.wrap(auxiliaryVector).order(ByteOrder.nativeOrder()).asLongBuffer();
    while (words.remaining() >= 2) {
      long key = words.get();
      long value = words.get();
      if (key == CLOCK_TICKS_KEY) {
        return value;
      }
    }
    throw new IllegalStateException("the kernel did not tell its clock tick");
  }
}

package dev.rushgate.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/**
 * Where the stores keep their data.
 *
 * @param type of the file system, such as {@code ext4}
 */
public record Disk(String type, double fsyncMedianMs, double fsyncP99Ms) {

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
  private static final int WRITES = 200;
  private static final int WRITE_BYTES = 4_096;
  private static final double P50 = 0.5;
  private static final double P99 = 0.99;
  private static final double NANOS_PER_MS = 1e6;

  /** Refuses a folder in memory; writes and removes a small file in it. */
  public static Disk at(Path folder) {
    try {
      String type = Files.getFileStore(folder).type();
      requireReal(type, folder);
      double[] millis = fsyncs(folder);
      return new Disk(type, at(millis, P50), at(millis, P99));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot measure the disk at " + folder, e);
    }
  }

  static void requireReal(String type, Path folder) {
    if (IN_MEMORY.contains(type)) {
      throw new IllegalStateException(
          folder
              + " lies in memory ("
              + type
              + "): stores there would only pretend to be durable; use a checkout on a disk");
    }
  }

  private static double[] fsyncs(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "fsync", null);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      double[] millis = new double[WRITES];
      var block = ByteBuffer.allocateDirect(WRITE_BYTES);
      for (int i = 0; i < WRITES; i++) {
        block.clear();
        long start = System.nanoTime();
        while (block.hasRemaining()) {
          channel.write(block);
        }
        channel.force(false);
        millis[i] = (System.nanoTime() - start) / NANOS_PER_MS;
      }
      Arrays.sort(millis);
      return millis;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}

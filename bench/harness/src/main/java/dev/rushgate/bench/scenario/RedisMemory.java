package dev.rushgate.bench.scenario;

import dev.rushgate.bench.rig.Pause;
import dev.rushgate.bench.rig.Rig;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Redis keeps in memory for its data, and when it rewrites its file. */
final class RedisMemory {

  private static final Duration REWRITE_MAX = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Rig rig;

  RedisMemory(Rig rig) {
    this.rig = rig;
  }

  /** Without the buffers of clients and of the file, which come and go. */
  long usedBytes() {
    awaitRewritten();
    String info = rig.redis("INFO", "memory");
    return number(info, "used_memory")
        - number(info, "mem_clients_normal")
        - number(info, "mem_aof_buffer");
  }

  void rewriteByItself(boolean on) {
    rig.redis("CONFIG", "SET", "auto-aof-rewrite-percentage", on ? "100" : "0");
  }

  /** So that what was taken out is not rewritten while something else is measured. */
  void rewriteNow() {
    rig.redis("BGREWRITEAOF");
    awaitRewritten();
  }

  private void awaitRewritten() {
    long deadline = System.nanoTime() + REWRITE_MAX.toNanos();
    while (rewrites()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Redis rewrites its file for " + REWRITE_MAX);
      }
      Pause.of(LOOK_AGAIN);
    }
  }

  private boolean rewrites() {
    String info = rig.redis("INFO", "persistence");
    return number(info, "aof_rewrite_in_progress") + number(info, "aof_rewrite_scheduled") > 0;
  }

  private static long number(String info, String field) {
    Matcher line = Pattern.compile("(?m)^" + field + ":(\\d+)").matcher(info);
    if (!line.find()) {
      throw new IllegalStateException("Redis does not tell its " + field);
    }
    return Long.parseLong(line.group(1));
  }
}

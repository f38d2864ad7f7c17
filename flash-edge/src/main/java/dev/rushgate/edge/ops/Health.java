package dev.rushgate.edge.ops;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Whether this process is ready for work: every part that registered says so, and it is not ending.
 * Safe for all threads.
 */
public final class Health {

  private final Map<String, BooleanSupplier> parts = new ConcurrentHashMap<>();
  private volatile boolean ending;

  /** Adds a part to what readiness depends on; {@code isReady} must answer at once. */
  public void register(String part, BooleanSupplier isReady) {
    parts.put(part, isReady);
  }

  public void unregister(String part) {
    parts.remove(part);
  }

  /** From now on not ready, so that nobody sends new work. */
  public void end() {
    ending = true;
  }

  /** Whether no new work is taken. */
  public boolean ending() {
    return ending;
  }

  /** Each part and whether it is ready, in the order of the names. */
  Map<String, Boolean> parts() {
    var ready = new TreeMap<String, Boolean>();
    parts.forEach((part, isReady) -> ready.put(part, isReady.getAsBoolean()));
    ready.put("running", !ending);
    return ready;
  }
}

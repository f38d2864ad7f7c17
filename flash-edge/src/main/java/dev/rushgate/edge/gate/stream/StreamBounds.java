package dev.rushgate.edge.gate.stream;

/**
 * How many streams a gate holds, and their pace.
 *
 * @param streamsMax open streams of the whole process; past it 503 OVERLOADED
 * @param tickMs between two looks for something to tell
 * @param heartbeatMs between two comments that keep a silent stream open
 * @param lookMs between two reads of an entry that memory cannot tell
 */
public record StreamBounds(int streamsMax, long tickMs, long heartbeatMs, long lookMs) {

  private static final int STREAMS_MAX = 10_000;
  private static final long TICK_MS = 250;
  private static final long HEARTBEAT_MS = 15_000;
  private static final long LOOK_MS = 5_000;

  public static StreamBounds usual() {
    return new StreamBounds(STREAMS_MAX, TICK_MS, HEARTBEAT_MS, LOOK_MS);
  }
}

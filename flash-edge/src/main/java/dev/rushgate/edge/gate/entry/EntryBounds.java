package dev.rushgate.edge.gate.entry;

/**
 * How much an event loop takes on. Past a bound the answer is 503 OVERLOADED.
 *
 * @param batchMax members in one script call
 * @param callsMax script calls of one kind and drop under way at a time
 * @param dropWaitingMax members who wait for the next call of one drop
 * @param loopUnderWayMax requests of all drops without an answer yet
 */
public record EntryBounds(int batchMax, int callsMax, int dropWaitingMax, int loopUnderWayMax) {

  private static final int BATCH_MAX = 512;
  private static final int CALLS_MAX = 1;
  private static final int DROP_WAITING_MAX = 16_384;
  private static final int LOOP_UNDER_WAY_MAX = 24_576;

  public static EntryBounds usual() {
    return new EntryBounds(BATCH_MAX, CALLS_MAX, DROP_WAITING_MAX, LOOP_UNDER_WAY_MAX);
  }

  /** The same without batches: what they gain can be measured against this. */
  public EntryBounds oneCallPerRequest() {
    return new EntryBounds(1, loopUnderWayMax, dropWaitingMax, loopUnderWayMax);
  }
}

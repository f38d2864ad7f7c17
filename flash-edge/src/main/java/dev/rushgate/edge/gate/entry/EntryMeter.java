package dev.rushgate.edge.gate.entry;

/** Counts what the way of an entry costs and what came of it. */
public interface EntryMeter {

  /** A call to Redis: which script, and for how many members. */
  void called(String script, int members);

  /** An answer to one of the three calls (enter, read, leave), and whether memory gave it. */
  void decided(String call, String code, boolean fromMemory);
}

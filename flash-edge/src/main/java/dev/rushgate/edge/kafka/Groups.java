package dev.rushgate.edge.kafka;

/** The consumer groups of the edge; a rebuild waits for the offsets of the settlers. */
public final class Groups {

  /** Read admissions into the database. */
  public static final String SETTLERS = "rushgate.settlers";

  /** Bring units that came back to Redis. */
  public static final String RELEASERS = "rushgate.releasers";

  private Groups() {}
}

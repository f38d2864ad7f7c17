package dev.rushgate.model.event;

/** The names of the Kafka topics; what each carries stands beside its record. */
public final class Topics {

  /** {@link Admission}, keyed by member: a unit was taken for somebody. */
  public static final String ADMISSIONS = "rushgate.admissions";

  /** Admissions that could not be recorded, as they came, with a {@code reason} header. */
  public static final String ADMISSIONS_DEAD = "rushgate.admissions.dlt";

  /** {@link Release}, keyed by drop: a unit came back. */
  public static final String RELEASES = "rushgate.releases";

  /** {@link OrderPlaced} and its successors, keyed by order. */
  public static final String ORDERS = "rushgate.orders";

  private Topics() {}
}

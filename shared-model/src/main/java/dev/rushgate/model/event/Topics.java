package dev.rushgate.model.event;

/** The names of the Kafka topics; what each carries stands beside its record. */
public final class Topics {

  /** {@link Admission}, keyed by member: a unit was taken for somebody. */
  public static final String ADMISSIONS = "rushgate.admissions";

  /** Admissions that could not be recorded, as they came, with a {@code reason} header. */
  public static final String ADMISSIONS_DEAD = "rushgate.admissions.dlt";

  /** {@link Release}, keyed by drop: a unit came back. */
  public static final String RELEASES = "rushgate.releases";

  /** {@link ShopEvent}, keyed by order or product: what became of orders, coupons and stocks. */
  public static final String ORDERS = "rushgate.orders";

  private Topics() {}
}

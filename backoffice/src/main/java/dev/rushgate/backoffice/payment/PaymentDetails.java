package dev.rushgate.backoffice.payment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as operators see it.
 *
 * @param endedAt null while it is asked for
 * @param lookAt when the gateway is asked about it next; null when it is not any more
 * @param differs what the gateway's book said otherwise at the last look; null when nothing
 * @param refunds the oldest first
 */
public record PaymentDetails(
    Payment payment,
    @Nullable Instant endedAt,
    @Nullable Instant lookAt,
    @Nullable Differs differs,
    List<Refund> refunds) {

  public PaymentDetails {
    refunds = List.copyOf(refunds);
  }

  /** What the gateway's book says otherwise than ours. */
  public enum Differs {
    /** It has money of a payment that has failed here; it goes back. */
    HELD,
    /** It has more of it than was left here. */
    MORE,
    /** It has less of it than was left here. */
    LESS,
    /** It has money for the same thing under a key that nobody told us of. */
    STRAY
  }

  /** In won, as far as the gateway gave it. */
  public long refunded() {
    return refunds.stream()
        .filter(refund -> refund.state() == Refund.State.DONE)
        .mapToLong(refund -> refund.amount().won())
        .sum();
  }
}

package dev.rushgate.backoffice.payment;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a shopper was asked for.
 *
 * @param ownerId of what it pays for
 * @param code why it was declined; null when it was not
 * @param unasked whether whoever began it has left it to the looks, too many being at it
 */
public record Payment(
    long id,
    Purpose purpose,
    long ownerId,
    MemberId member,
    Money amount,
    String key,
    State state,
    @Nullable String code,
    Instant askedAt,
    int looks,
    boolean unasked) {

  /** What a payment is for; each has one {@link PaymentOwner}. */
  public enum Purpose {
    ORDER,
    CHARGE
  }

  public enum State {
    /** The gateway was asked, or is about to be. */
    ASKED,
    CHARGED,
    DECLINED
  }

  /**
   * Under which the gateway keeps it. A shopper's browser names an order's before it has paid, so
   * that one is known beforehand and the same for every try.
   */
  String reference() {
    return switch (purpose) {
      case ORDER -> "order-" + ownerId;
      case CHARGE -> "charge-" + id;
    };
  }

  /** By which the gateway knows the same request again. */
  String request() {
    return "rushgate-" + id;
  }
}

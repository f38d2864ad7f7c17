package dev.rushgate.backoffice.payment;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a shopper was asked for.
 *
 * @param ownerId of what it pays for
 * @param named under which its member has the gateway keep it; null where we name it
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
    @Nullable String named,
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
    if (named != null) {
      return named;
    }
    return switch (purpose) {
      case ORDER -> referenceOf(ownerId);
      case CHARGE -> "charge-" + id;
    };
  }

  /** The same for all payments of an order. */
  public static String referenceOf(long orderId) {
    return "order-" + orderId;
  }

  /** By which the gateway knows the same request again. */
  String request() {
    return "rushgate-" + id;
  }
}

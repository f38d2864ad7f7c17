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
    int looks) {

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

  /** Under which the gateway keeps it, and by which it knows the same request again. */
  String reference() {
    return "rushgate-" + id;
  }
}

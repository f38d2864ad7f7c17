package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentDetails.Differs;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the gateway holds of an ended payment beside what it should, and what follows from it. */
@Component
class Comparison {

  /** Until money that is on its way back should have arrived. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private final PaymentRows payments;
  private final PaymentLooks looks;
  private final RefundRows refunds;
  private final Ids ids;
  private final DatabaseClock clock;

  Comparison(
      PaymentRows payments, PaymentLooks looks, RefundRows refunds, Ids ids, DatabaseClock clock) {
    this.payments = payments;
    this.looks = looks;
    this.refunds = refunds;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Notes what differs; null when nothing does, or when money is on its way back and it cannot be
   * told yet. What the gateway has of a payment that failed is given back.
   *
   * @param held of it, in won
   * @param stray whether the gateway has money for the same thing under a key unknown here
   */
  @Transactional
  @Nullable Differs of(Payment ended, long held, boolean stray) {
    payments.lock(ended.id());
    List<Refund> all = refunds.of(List.of(ended.id()));
    Instant settled = clock.now().minus(ON_ITS_WAY);
    if (all.stream().anyMatch(refund -> isOnItsWay(refund, settled))) {
      looks.later(ended, ON_ITS_WAY);
      return null;
    }
    Differs own = differs(ended, held, all);
    Differs differs = own == null && stray ? Differs.STRAY : own;
    boolean givenBack = differs == Differs.HELD && giveBack(ended, held, all);
    looks.compared(ended.id(), differs, givenBack);
    return differs;
  }

  /** What the gateway said may be older than a refund that it has made since. */
  private static boolean isOnItsWay(Refund refund, Instant settled) {
    Instant ended = refund.endedAt();
    return ended == null || ended.isAfter(settled);
  }

  private static @Nullable Differs differs(Payment ended, long held, List<Refund> refunds) {
    if (ended.state() != Payment.State.CHARGED) {
      return held > 0 ? Differs.HELD : null;
    }
    long done =
        refunds.stream()
            .filter(refund -> refund.state() == Refund.State.DONE)
            .mapToLong(refund -> refund.amount().won())
            .sum();
    return switch (Long.signum(held - (ended.amount().won() - done))) {
      case 1 -> Differs.MORE;
      case -1 -> Differs.LESS;
      default -> null;
    };
  }

  /** Once a payment; what is left after it is for a person to see to. */
  private boolean giveBack(Payment ended, long held, List<Refund> before) {
    String cause = "held:" + ended.id();
    if (before.stream().anyMatch(refund -> refund.cause().equals(cause))) {
      return false;
    }
    refunds.insert(
        ids.next(), ended.id(), new Money(held), cause, "Charged after it had failed here.");
    return true;
  }
}

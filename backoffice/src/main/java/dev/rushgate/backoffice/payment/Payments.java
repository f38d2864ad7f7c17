package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The shop's own book of payments; every change stands in the transaction of its owner. */
@Service
public class Payments {

  /** What the gateway said of a payment can turn out otherwise for so long. */
  private static final Duration LOOK_AFTER = Duration.ofHours(1);

  private final PaymentRows rows;
  private final PaymentLooks looks;
  private final RefundRows refunds;
  private final PaymentFinder finder;
  private final PaymentGateway gateway;
  private final Ids ids;
  private final DatabaseClock clock;

  Payments(
      PaymentRows rows,
      PaymentLooks looks,
      RefundRows refunds,
      PaymentFinder finder,
      PaymentGateway gateway,
      Ids ids,
      DatabaseClock clock) {
    this.rows = rows;
    this.looks = looks;
    this.refunds = refunds;
    this.finder = finder;
    this.gateway = gateway;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes down that the gateway will be asked; a key that was used before is refused. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Payment begin(
      Payment.Purpose purpose, long ownerId, MemberId member, Money amount, String key) {
    return begin(purpose, ownerId, member, amount, key, null);
  }

  /**
   * The same.
   *
   * @param named under which its member has the gateway keep it, used for no other; null for ours
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Payment begin(
      Payment.Purpose purpose,
      long ownerId,
      MemberId member,
      Money amount,
      String key,
      @Nullable String named) {
    var payment =
        new Payment(
            ids.next(),
            purpose,
            ownerId,
            member,
            amount,
            key,
            named,
            Payment.State.ASKED,
            null,
            clock.now(),
            0,
            false);
    // Until then whoever asked is still at it.
    rows.insert(payment, gateway.answerMax());
    return payment;
  }

  /** The gateway is asked by the looks, at once, and not by who began the payment. */
  @Transactional
  void leaveToLooks(Payment begun) {
    looks.leave(begun.id());
  }

  /** True for who ends it first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean endCharged(Payment payment) {
    return rows.end(payment.id(), Payment.State.CHARGED, "", LOOK_AFTER);
  }

  /** True for who ends it first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean endDeclined(Payment payment, String code) {
    Duration nextLook =
        switch (code) {
          case Cashier.OTHER_AMOUNT -> Duration.ZERO;
          case Cashier.WITHDRAWN -> gateway.answerMax(); // somebody may have asked just before
          default -> LOOK_AFTER;
        };
    return rows.end(payment.id(), Payment.State.DECLINED, code, nextLook);
  }

  /**
   * Writes down that money goes back; the gateway is asked after the commit, until it did.
   *
   * @param cause names it: a second refund for the same cause is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(Payment payment, Money amount, String cause, String reason) {
    refunds.insert(ids.next(), payment.id(), amount, cause, reason);
  }

  @Transactional(readOnly = true)
  public Optional<Payment> find(long id) {
    return rows.find(id);
  }

  @Transactional(readOnly = true)
  public Optional<Payment> withKey(String key) {
    return rows.withKey(key);
  }

  /** All payments for one thing with their refunds, the oldest first. */
  @Transactional(readOnly = true)
  public List<PaymentDetails> of(Payment.Purpose purpose, long ownerId) {
    return finder.of(purpose, ownerId);
  }

  /** Somebody says that something happened to a payment; it is looked at soon, if it is ours. */
  @Transactional
  public void hint(String key) {
    looks.hint(key);
  }
}

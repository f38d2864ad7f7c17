package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The shop's own book of payments; every change stands in the transaction of its owner. */
@Service
public class Payments {

  /** Longer than an answer may take: until then whoever asked is still at it. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

  private final PaymentRows rows;
  private final RefundRows refunds;
  private final Ids ids;
  private final DatabaseClock clock;

  Payments(PaymentRows rows, RefundRows refunds, Ids ids, DatabaseClock clock) {
    this.rows = rows;
    this.refunds = refunds;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes down that the gateway will be asked; a key that was used before is refused. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Payment begin(
      Payment.Purpose purpose, long ownerId, MemberId member, Money amount, String key) {
    var payment =
        new Payment(
            ids.next(),
            purpose,
            ownerId,
            member,
            amount,
            key,
            Payment.State.ASKED,
            null,
            clock.now(),
            0);
    rows.insert(payment, FIRST_LOOK);
    return payment;
  }

  /** True for who ends it first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean endCharged(Payment payment) {
    return rows.end(payment.id(), Payment.State.CHARGED, "");
  }

  /** True for who ends it first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean endDeclined(Payment payment, String code) {
    return rows.end(payment.id(), Payment.State.DECLINED, code);
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
}

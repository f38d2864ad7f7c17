package dev.rushgate.backoffice.payment;

import dev.rushgate.backoffice.payment.PaymentGateway.Confirmation;
import dev.rushgate.backoffice.payment.PaymentGateway.Outcome;
import dev.rushgate.backoffice.platform.DatabaseClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the gateway about payments and tells their owners what came of them. It never asks within a
 * transaction: what is to be asked was committed before, what was answered is committed after.
 */
@Service
public class Cashier {

  /** The gateway lets a payment be confirmed for ten minutes; after this long it never will be. */
  static final Duration GIVE_UP = Duration.ofMinutes(15);

  static final String ABANDONED = "ABANDONED";

  /** The gateway has money of it, but not what was asked for; all of it goes back. */
  static final String OTHER_AMOUNT = "OTHER_AMOUNT";

  /**
   * Requests that wait for the gateway on behalf of a shopper. A slow gateway would else hold all
   * threads of this server, and nothing at all could be had from it.
   */
  static final int CHARGES_MAX = 32;

  /** What it was to pay for ended before the gateway had heard of it; it was not asked again. */
  public static final String WITHDRAWN = "WITHDRAWN";

  private static final String FOREIGN = "FOREIGN_PAYMENT";
  private static final String CANCELLED = "CANCELLED_AT_GATEWAY";

  private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);

  private final PaymentGateway gateway;
  private final Payments payments;
  private final DatabaseClock clock;
  private final Map<Payment.Purpose, PaymentOwner> owners;
  private final Semaphore free = new Semaphore(CHARGES_MAX);

  Cashier(
      PaymentGateway gateway, Payments payments, DatabaseClock clock, List<PaymentOwner> owners) {
    this.gateway = gateway;
    this.payments = payments;
    this.clock = clock;
    this.owners =
        owners.stream().collect(Collectors.toMap(PaymentOwner::purpose, Function.identity()));
  }

  /** Whether anything can be paid here. */
  public boolean isOpen() {
    return gateway.isSetUp();
  }

  /**
   * Charges a payment that was begun; as it is then, still {@code ASKED} when nobody knows, or when
   * as many as possible wait for the gateway: then the looks charge it, soon.
   */
  @Transactional(propagation = Propagation.NEVER)
  public Payment charge(Payment begun) {
    if (free.tryAcquire()) {
      resolve(begun, confirmAndRelease(begun));
    } else {
      LOG.warn("payment left to the looks payment={} waiting={}", begun.id(), CHARGES_MAX);
      payments.leaveToLooks(begun);
    }
    return payments.find(begun.id()).orElseThrow();
  }

  private Outcome confirmAndRelease(Payment begun) {
    try {
      return confirm(begun);
    } finally {
      free.release();
    }
  }

  /** Finds out what became of a payment of which nobody has heard. */
  @Transactional(propagation = Propagation.NEVER)
  public void look(Payment asked) {
    Outcome found = gateway.find(asked.key());
    boolean unconfirmed = found instanceof Outcome.Absent || found instanceof Outcome.UnderWay;
    resolve(asked, unconfirmed ? unconfirmed(asked, found) : found);
  }

  /**
   * The gateway has not charged it, be it that our confirmation never got there: it is confirmed
   * again, as the same request. But whoever asked first may still be at it: a hint brings looks
   * that come before any other. Of what the buyer has agreed to, the gateway says the end itself.
   */
  private Outcome unconfirmed(Payment asked, Outcome found) {
    if (asked.askedAt().plus(GIVE_UP).isBefore(clock.now())) {
      return found instanceof Outcome.Absent ? new Outcome.Declined(ABANDONED) : found;
    }
    return isYoung(asked) ? found : confirm(asked);
  }

  private boolean isYoung(Payment asked) {
    return !asked.unasked() && asked.askedAt().plus(gateway.answerMax()).isAfter(clock.now());
  }

  /** What its owner does not wait for any more is looked up, and never asked for. */
  private Outcome confirm(Payment payment) {
    if (!owner(payment).isWanted(payment)) {
      Outcome found = gateway.find(payment.key());
      boolean gone = found instanceof Outcome.Absent && !isYoung(payment);
      return gone ? new Outcome.Declined(WITHDRAWN) : found;
    }
    return gateway.confirm(
        new Confirmation(payment.key(), payment.reference(), payment.amount(), payment.request()));
  }

  private void resolve(Payment payment, Outcome outcome) {
    switch (outcome) {
      case Outcome.Charged charged -> resolve(payment, charged);
      case Outcome.Declined declined -> decline(payment, declined.code());
      case Outcome.Absent absent -> {}
      case Outcome.UnderWay underWay -> {}
      case Outcome.Unknown(String why) ->
          LOG.warn("payment without an answer payment={} why={}", payment.id(), why);
    }
  }

  private void resolve(Payment payment, Outcome.Charged found) {
    if (!found.orderId().equals(payment.reference())) {
      decline(payment, FOREIGN);
    } else if (found.balance().equals(payment.amount())) {
      owner(payment).charged(payment);
    } else if (found.balance().won() == 0) {
      decline(payment, CANCELLED);
    } else {
      LOG.error("payment of another amount payment={} found={}", payment.id(), found);
      decline(payment, OTHER_AMOUNT);
    }
  }

  private void decline(Payment payment, String code) {
    LOG.info("payment declined payment={} code={}", payment.id(), code);
    owner(payment).declined(payment, code);
  }

  private PaymentOwner owner(Payment payment) {
    return Objects.requireNonNull(owners.get(payment.purpose()), "a payment without an owner");
  }
}

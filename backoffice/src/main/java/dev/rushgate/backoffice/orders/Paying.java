package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.payment.Cashier;
import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pays orders: what is wanted is durable before the gateway is asked, and what it answered before
 * anybody is told. Whatever stops in between is found by the payment's own looks.
 */
@Service
public class Paying {

  private final PaymentBook book;
  private final Cashier cashier;

  Paying(PaymentBook book, Cashier cashier) {
    this.book = book;
    this.cashier = cashier;
  }

  /** What became of paying. */
  public sealed interface Outcome {

    record Paid(OrderDetails order) implements Outcome {}

    record Unknown() implements Outcome {}

    /** The gateway has not said; the order will be paid, or to pay again, by itself. */
    record UnderWay(OrderDetails order) implements Outcome {}

    /** Another payment of the order is under way. */
    record Busy() implements Outcome {}

    record Declined(String code) implements Outcome {}

    record Mismatch(Money total) implements Outcome {}

    record AlreadyPaid() implements Outcome {}

    record Expired() implements Outcome {}

    record Cancelled() implements Outcome {}

    /** It was charged after the order's end and went back, for the goods are gone. */
    record OutOfStock() implements Outcome {}

    record TooFewPoints(long balance) implements Outcome {}

    /** The payment key belongs to something else. */
    record KeyUsed() implements Outcome {}

    /** Nobody can pay here but with points. */
    record NoGateway() implements Outcome {}
  }

  /**
   * Pays an order of the member's, or goes on with the same payment.
   *
   * @param key of the payment at the gateway; null when points pay it all
   * @param again whether the same was asked before and not answered: then its end is the answer
   */
  @Transactional(propagation = Propagation.NEVER)
  public Outcome pay(
      MemberId member, long orderId, Tender tender, @Nullable String key, boolean again) {
    if (key != null && !cashier.isOpen()) {
      return new Outcome.NoGateway();
    }
    PaymentBook.Begun begun = begin(member, orderId, tender, key, again);
    return switch (begun) {
      case PaymentBook.Begun.Ended(Outcome outcome) -> outcome;
      case PaymentBook.Begun.Asked(Payment payment) -> {
        cashier.charge(payment);
        yield book.outcome(payment.id());
      }
    };
  }

  private PaymentBook.Begun begin(
      MemberId member, long orderId, Tender tender, @Nullable String key, boolean again) {
    try {
      return book.begin(member, orderId, tender, key, again);
    } catch (DuplicateKeyException used) { // by somebody who was faster: now the row is seen
      return book.begin(member, orderId, tender, key, again);
    }
  }
}

package dev.rushgate.backoffice.payment;

import dev.rushgate.model.Money;
import java.time.Duration;

/**
 * What the shop asks of a payment gateway. No call throws: an answer that did not come is an answer
 * too, {@code Unknown}, and whoever gets it must ask again what really happened.
 */
public interface PaymentGateway {

  /**
   * Charges what a shopper has agreed to. Asked again with the same request, it charges once.
   *
   * @param paymentKey that the shopper's browser got from the gateway
   * @param orderId under which the gateway keeps it; ours
   * @param request 1 to 300 characters that are the same when the same is asked again
   */
  record Confirmation(String paymentKey, String orderId, Money amount, String request) {}

  /**
   * Gives money back. Asked again with the same request, it gives once.
   *
   * @param reason as the shopper may read it
   */
  record Cancellation(String paymentKey, Money amount, String reason, String request) {}

  /** What became of a confirmation, or is known of a payment. */
  sealed interface Outcome {

    /**
     * The money is ours.
     *
     * @param paymentKey under which the gateway has it
     * @param orderId under which it was charged
     * @param charged in all
     * @param balance what of it was not given back
     */
    record Charged(String paymentKey, String orderId, Money charged, Money balance)
        implements Outcome {}

    /**
     * It was not charged and will not be under this key.
     *
     * @param code in the gateway's words
     */
    record Declined(String code) implements Outcome {}

    /** The gateway knows no payment under this key, yet. */
    record Absent() implements Outcome {}

    /** The buyer has agreed, and the gateway is at it, or waits to be asked for it. */
    record UnderWay() implements Outcome {}

    /** No answer, or one that says nothing. */
    record Unknown(String why) implements Outcome {}
  }

  /** What became of a cancellation. */
  sealed interface Refund {

    /** The money is on its way back, now or since before. */
    record Done(Money balance) implements Refund {}

    /** The gateway will not, however often it is asked. */
    record Refused(String code) implements Refund {}

    /**
     * The gateway will not now. It answers the same request alike for days, so that who asks again
     * has to ask anew.
     */
    record NotNow(String code) implements Refund {}

    /** No answer, or one that says nothing. */
    record Unknown(String why) implements Refund {}
  }

  /** Whether there is one; without it every answer is {@code Unknown}. */
  boolean isSetUp();

  /** After this long any call has its answer, be it {@code Unknown}. */
  Duration answerMax();

  Outcome confirm(Confirmation wanted);

  Outcome find(String paymentKey);

  /** What the gateway has for an order of ours, whatever the key. */
  Outcome findOfOrder(String orderId);

  Refund cancel(Cancellation wanted);
}

package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.PaymentDetails;
import dev.rushgate.backoffice.payment.Refund;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment, as pages and calls show it. Amounts are won. */
record PaymentAnswer(
    String id,
    Payment.Purpose purpose,
    String ownerId,
    String member,
    long amount,
    String paymentKey,
    Payment.State state,
    @Nullable String code,
    Instant askedAt,
    @Nullable Instant endedAt,
    int looks,
    @Nullable Instant lookAt,
    PaymentDetails.@Nullable Differs differs,
    long refunded,
    List<Back> refunds) {

  /** Money that goes back. */
  record Back(
      String id,
      long amount,
      String cause,
      String reason,
      Refund.State state,
      @Nullable String code,
      int tries,
      Instant wantedAt,
      @Nullable Instant endedAt) {

    static Back of(Refund refund) {
      return new Back(
          Long.toString(refund.id()),
          refund.amount().won(),
          refund.cause(),
          refund.reason(),
          refund.state(),
          refund.code(),
          refund.tries(),
          refund.wantedAt(),
          refund.endedAt());
    }
  }

  static PaymentAnswer of(PaymentDetails details) {
    Payment payment = details.payment();
    return new PaymentAnswer(
        Long.toString(payment.id()),
        payment.purpose(),
        Long.toString(payment.ownerId()),
        payment.member().value(),
        payment.amount().won(),
        payment.key(),
        payment.state(),
        payment.code(),
        payment.askedAt(),
        details.endedAt(),
        payment.looks(),
        details.lookAt(),
        details.differs(),
        details.refunded(),
        details.refunds().stream().map(Back::of).toList());
  }
}

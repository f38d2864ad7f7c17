package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.PaymentGateway.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says of a payment now.
 *
 * @param orderId under which it keeps it; null when it does not say
 * @param charged in won; null likewise
 * @param balance what of it was not given back, in won; null likewise
 * @param code why it did not charge; null when it did, or does not say
 */
record GatewayAnswer(
    State state,
    @Nullable String orderId,
    @Nullable Long charged,
    @Nullable Long balance,
    @Nullable String code) {

  enum State {
    CHARGED,
    DECLINED,
    ABSENT,
    UNDER_WAY,
    UNKNOWN
  }

  static GatewayAnswer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Charged charged ->
          new GatewayAnswer(
              State.CHARGED,
              charged.orderId(),
              charged.charged().won(),
              charged.balance().won(),
              null);
      case Outcome.Declined(String code) -> without(State.DECLINED, code);
      case Outcome.Absent absent -> without(State.ABSENT, null);
      case Outcome.UnderWay underWay -> without(State.UNDER_WAY, null);
      case Outcome.Unknown unknown -> without(State.UNKNOWN, null);
    };
  }

  private static GatewayAnswer without(State state, @Nullable String code) {
    return new GatewayAnswer(state, null, null, null, code);
  }
}

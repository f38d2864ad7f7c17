package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.coupon.Coupons;
import dev.rushgate.backoffice.orders.OrderReturns;
import dev.rushgate.backoffice.orders.Paying;
import dev.rushgate.backoffice.orders.Placing;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.Money;

/** What a caller is told who does not get what was wanted of an order. */
final class OrderRefusals {

  private static final int NO_GATEWAY_RETRY_SECONDS = 60;

  private OrderRefusals() {}

  static Refusal unknown() {
    return Problem.ORDER_UNKNOWN.because("No order has the id in this path.");
  }

  private static Refusal keyReused() {
    return Problem.IDEMPOTENCY_KEY_REUSED.because("The key was used for another call.");
  }

  static Refusal of(Placing.Outcome refused) {
    return switch (refused) {
      case Placing.Outcome.NoProduct(long id) ->
          Problem.PRODUCT_UNKNOWN.because("The shop does not sell product " + id + ".");
      case Placing.Outcome.TooFew(long id, String name, int stock) ->
          Problem.OUT_OF_STOCK.because(
              "Of product " + id + " (" + name + ") there are " + stock + " left.");
      case Placing.Outcome.NoCoupon(Coupons.Use why) -> coupon(why);
      case Placing.Outcome.TooDear dear ->
          Problem.TOO_DEAR.because("An order is at most " + Money.WON_MAX + " won.");
      case Placing.Outcome.OtherBefore other -> keyReused();
      case Placing.Outcome.Placed placed -> throw new IllegalArgumentException("no refusal");
    };
  }

  private static Refusal coupon(Coupons.Use why) {
    return switch (why) {
      case Coupons.Use.UsedBefore used ->
          Problem.COUPON_USED.because("The coupon is used for another order.");
      case Coupons.Use.Expired expired -> Problem.COUPON_EXPIRED.because("Its time is over.");
      case Coupons.Use.Unknown unknown ->
          Problem.COUPON_UNKNOWN.because("You have no such coupon.");
      case Coupons.Use.Done done -> throw new IllegalArgumentException("no refusal");
    };
  }

  static Refusal of(Paying.Outcome refused) {
    return switch (refused) {
      case Paying.Outcome.Unknown no -> unknown();
      case Paying.Outcome.Busy busy ->
          Problem.IN_PROGRESS.because("Another payment of this order is under way.", 1);
      case Paying.Outcome.Declined(String code) ->
          Problem.PAYMENT_DECLINED.because("The gateway says " + code + ".");
      case Paying.Outcome.Mismatch(Money total) ->
          Problem.AMOUNT_MISMATCH.because("Points and amount have to make " + total + " won.");
      case Paying.Outcome.AlreadyPaid paid -> Problem.ALREADY_PAID.because("The order is paid.");
      case Paying.Outcome.Expired expired ->
          Problem.EXPIRED.because("The order was not paid in time.");
      case Paying.Outcome.Cancelled cancelled ->
          Problem.CANCELLED.because("The order was cancelled before.");
      case Paying.Outcome.OutOfStock gone ->
          Problem.OUT_OF_STOCK.because(
              "The payment came after the order's end and the goods are gone; it goes back.");
      case Paying.Outcome.TooFewPoints(long balance) ->
          Problem.INSUFFICIENT_POINTS.because("The wallet holds " + balance + " won.");
      case Paying.Outcome.KeyUsed used ->
          Problem.PAYMENT_KEY_USED.because("Begin a new payment at the gateway.");
      case Paying.Outcome.NoGateway none ->
          Problem.UNAVAILABLE.because(
              "No payment gateway is set up here.", NO_GATEWAY_RETRY_SECONDS);
      case Paying.Outcome.Paid paid -> throw new IllegalArgumentException("no refusal");
      case Paying.Outcome.UnderWay asked -> throw new IllegalArgumentException("no refusal");
    };
  }

  static Refusal of(OrderReturns.Outcome refused) {
    return switch (refused) {
      case OrderReturns.Outcome.Unknown no -> unknown();
      case OrderReturns.Outcome.Paying paying ->
          Problem.IN_PROGRESS.because("A payment of this order is under way.", 1);
      case OrderReturns.Outcome.NotPaid unpaid ->
          Problem.NOT_PAID.because("Only what is paid can go back.");
      case OrderReturns.Outcome.Expired expired ->
          Problem.EXPIRED.because("The order was not paid in time.");
      case OrderReturns.Outcome.TooMany many ->
          Problem.NOT_REFUNDABLE.because("The order has not so many units left.");
      case OrderReturns.Outcome.OtherBefore other -> keyReused();
      case OrderReturns.Outcome.Done done -> throw new IllegalArgumentException("no refusal");
    };
  }
}

package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderItem;
import dev.rushgate.backoffice.orders.OrderTimeline;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.Payments;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one order: what it is, what happened, what was paid, and what can be done. */
@Component
@Profile("admin")
class OrderView {

  private final Orders orders;
  private final OrderTimeline timeline;
  private final Payments payments;
  private final Ids ids;

  OrderView(Orders orders, OrderTimeline timeline, Payments payments, Ids ids) {
    this.orders = orders;
    this.timeline = timeline;
    this.payments = payments;
    this.ids = ids;
  }

  static long idOf(String text) {
    return PathId.of(text, Problem.ORDER_UNKNOWN);
  }

  ModelAndView shown(long id) {
    return page(id, "", "", Map.of());
  }

  /**
   * The page again, with what somebody wrote.
   *
   * @param act whose form it was
   * @param error what was wrong with it
   */
  ModelAndView refused(
      long id, HttpStatus status, String act, String error, Map<String, String> form) {
    ModelAndView again = page(id, act, error, form);
    again.setStatus(status);
    return again;
  }

  private ModelAndView page(long id, String act, String error, Map<String, String> form) {
    OrderDetails order =
        orders.find(id).orElseThrow(() -> Problem.ORDER_UNKNOWN.because("No order has the id."));
    return new ModelAndView("orders/detail")
        .addObject("order", order)
        .addObject("events", timeline.of(id))
        .addObject("payments", payments.of(Payment.Purpose.ORDER, id))
        .addObject("refunds", orders.refunds(id))
        .addObject("left", order.items().stream().mapToInt(OrderItem::left).sum())
        .addObject("request", ids.text())
        .addObject("act", act)
        .addObject("error", error)
        .addObject("form", form);
  }
}

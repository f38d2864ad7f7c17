package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderReturns;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.orders.Returned;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody on the staff does about an order, by the forms of its page. */
@AdminPage
@RequestMapping(OrderPages.PATH + "/{id}")
class OrderActs {

  private final Orders orders;
  private final OrderReturns returns;
  private final OrderView view;

  OrderActs(Orders orders, OrderReturns returns, OrderView view) {
    this.orders = orders;
    this.returns = returns;
    this.view = view;
  }

  @PostMapping("/mark-paid")
  ModelAndView markPaid(@PathVariable String id, RedirectAttributes told) {
    long order = OrderView.idOf(id);
    return after(order, orders.markPaid(order), "mark-paid", Map.of(), told);
  }

  @PostMapping("/cancel")
  ModelAndView cancel(
      @PathVariable String id, @RequestParam Map<String, String> form, RedirectAttributes told) {
    long order = OrderView.idOf(id);
    try {
      String reason = new Cancellation(form.get("reason")).requiredReason();
      return after(order, orders.cancel(order, reason), "cancel", form, told);
    } catch (InvalidInput missing) {
      return view.refused(order, HttpStatus.UNPROCESSABLE_CONTENT, "cancel", "reason", form);
    }
  }

  private ModelAndView after(
      long id,
      Orders.Change change,
      String act,
      Map<String, String> form,
      RedirectAttributes told) {
    return switch (change) {
      case Orders.Change.Done done -> done(id, act, told);
      case Orders.Change.Unknown no -> throw OrderRefusals.unknown();
      case Orders.Change.Expired no -> conflict(id, act, "expired", form);
      case Orders.Change.Cancelled no -> conflict(id, act, "cancelled", form);
      case Orders.Change.AlreadyPaid no -> conflict(id, act, "paid", form);
      case Orders.Change.Paying no -> conflict(id, act, "paying", form);
    };
  }

  @PostMapping("/refund")
  ModelAndView refund(
      @PathVariable String id, @RequestParam Map<String, String> form, RedirectAttributes told) {
    long order = OrderView.idOf(id);
    try {
      Returned wanted = RefundForm.of(form);
      return switch (returns.byStaff(order, wanted)) {
        case OrderReturns.Outcome.Done done -> done(order, "refund", told);
        case OrderReturns.Outcome.Unknown no -> throw OrderRefusals.unknown();
        case OrderReturns.Outcome.Paying no -> conflict(order, "refund", "paying", form);
        case OrderReturns.Outcome.NotPaid no -> conflict(order, "refund", "notPaid", form);
        case OrderReturns.Outcome.Expired no -> conflict(order, "refund", "expired", form);
        case OrderReturns.Outcome.TooMany no -> conflict(order, "refund", "tooMany", form);
        case OrderReturns.Outcome.OtherBefore no -> conflict(order, "refund", "request", form);
      };
    } catch (InvalidInput invalid) {
      String field = invalid.broken().getFirst().field();
      return view.refused(order, HttpStatus.UNPROCESSABLE_CONTENT, "refund", field, form);
    }
  }

  private ModelAndView conflict(long id, String act, String error, Map<String, String> form) {
    return view.refused(id, HttpStatus.CONFLICT, act, error, form);
  }

  private static ModelAndView done(long id, String act, RedirectAttributes told) {
    told.addFlashAttribute("done", act);
    return new ModelAndView("redirect:" + OrderPages.PATH + "/" + id);
  }
}

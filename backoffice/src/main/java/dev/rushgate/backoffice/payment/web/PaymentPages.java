package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.Payment;
import dev.rushgate.backoffice.payment.PaymentDesk;
import dev.rushgate.backoffice.payment.PaymentDetails;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.SortBy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@AdminPage
@RequestMapping(PaymentPages.PATH)
class PaymentPages {

  static final String PATH = "/admin/payments";

  private static final String NEWEST = "-created";
  private static final SortBy COLUMNS = new SortBy(Map.of("created", "id"));

  private final PaymentDesk desk;

  PaymentPages(PaymentDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  ModelAndView list(
      PaymentQuery query,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(COLUMNS.of(NEWEST));
    var found = desk.search(query.search(), wanted);
    return new ModelAndView(
        "payment/list",
        Map.of(
            "list", Listing.of(found, PaymentAnswer::of, PATH, query.asked(), NEWEST),
            "states", Payment.State.values(),
            "purposes", Payment.Purpose.values(),
            "attentions", PaymentQuery.attentions()));
  }

  /** With {@code ask}, the gateway is asked what it says now. */
  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id, @RequestParam(required = false) @Nullable String ask) {
    PaymentDetails found = find(id);
    return page(found)
        .addObject("says", ask == null ? null : GatewayAnswer.of(desk.ask(found.payment())));
  }

  @PostMapping("/{id}/refunds/{refund}/retry")
  ModelAndView retry(
      @PathVariable String id,
      @PathVariable String refund,
      @RequestParam(required = false) @Nullable String reason,
      RedirectAttributes told) {
    PaymentDetails payment = find(id);
    long which = PathId.of(refund, Problem.PAYMENT_UNKNOWN);
    try {
      String why = new RetryReason(reason).given();
      return switch (desk.retry(payment.payment().id(), which, why)) {
        case UNKNOWN -> throw PaymentController.unknown();
        case WANTED -> {
          told.addFlashAttribute("done", "retried");
          yield new ModelAndView("redirect:" + PATH + "/" + payment.payment().id());
        }
        case NOT_REFUSED -> refused(find(id), HttpStatus.CONFLICT, refund, "notRefused");
      };
    } catch (InvalidInput missing) {
      return refused(payment, HttpStatus.UNPROCESSABLE_CONTENT, refund, "reason");
    }
  }

  private static ModelAndView refused(
      PaymentDetails payment, HttpStatus status, String refund, String error) {
    ModelAndView again = page(payment).addObject("error", error).addObject("of", refund);
    again.setStatus(status);
    return again;
  }

  private static ModelAndView page(PaymentDetails payment) {
    return new ModelAndView("payment/detail", "payment", PaymentAnswer.of(payment));
  }

  private PaymentDetails find(String id) {
    return desk.find(PathId.of(id, Problem.PAYMENT_UNKNOWN))
        .orElseThrow(PaymentController::unknown);
  }
}

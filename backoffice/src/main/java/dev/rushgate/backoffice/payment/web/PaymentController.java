package dev.rushgate.backoffice.payment.web;

import dev.rushgate.backoffice.payment.PaymentDesk;
import dev.rushgate.backoffice.payment.PaymentDetails;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.OnceCalls;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping("/api/v1/admin/payments")
class PaymentController {

  private final PaymentDesk desk;
  private final OnceCalls once;

  PaymentController(PaymentDesk desk, OnceCalls once) {
    this.desk = desk;
    this.once = once;
  }

  @GetMapping
  @Operation(
      description =
          "The newest first. q is a payment key, or the id of a payment or of what it pays for;"
              + " attention is differing, refused, unrefunded (for ten minutes) or unended (for twenty).")
  PageOf<PaymentAnswer> list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String attention,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    var query = new PaymentQuery(q, member, state, purpose, attention);
    return PageOf.of(desk.search(query.search(), wanted), PaymentAnswer::of);
  }

  @GetMapping("/{id}")
  PaymentAnswer show(@PathVariable String id) {
    return PaymentAnswer.of(find(id));
  }

  @GetMapping("/{id}/gateway")
  @Operation(description = "What the gateway says of it now; nothing follows from that here.")
  GatewayAnswer ask(@PathVariable String id) {
    return GatewayAnswer.of(desk.ask(find(id).payment()));
  }

  @PostMapping("/{id}/refunds/{refund}/retry")
  @Operation(description = "Asks the gateway once more for a refund that it refused.")
  ResponseEntity<?> retry(
      @PathVariable String id,
      @PathVariable String refund,
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @RequestBody RetryReason reason,
      Principal caller) {
    String why = reason.given();
    long payment = PathId.of(id, Problem.PAYMENT_UNKNOWN);
    long which = PathId.of(refund, Problem.PAYMENT_UNKNOWN);
    return once.call(
        new MemberId(caller.getName()),
        request,
        "admin/payments/" + payment + "/refunds/" + which + "/retry",
        reason,
        again -> retry(payment, which, why, again));
  }

  /** The same call again finds what it has done before. */
  private ResponseEntity<?> retry(long payment, long refund, String why, boolean again) {
    return switch (desk.retry(payment, refund, why)) {
      case WANTED -> shown(payment);
      case UNKNOWN -> throw Problem.PAYMENT_UNKNOWN.because("No such refund of this payment.");
      case NOT_REFUSED -> {
        if (!again) {
          throw Problem.NOT_REFUSED.because("It is on its way, or was made.");
        }
        yield shown(payment);
      }
    };
  }

  private ResponseEntity<?> shown(long payment) {
    return ResponseEntity.ok(
        PaymentAnswer.of(desk.find(payment).orElseThrow(PaymentController::unknown)));
  }

  private PaymentDetails find(String id) {
    return desk.find(PathId.of(id, Problem.PAYMENT_UNKNOWN))
        .orElseThrow(PaymentController::unknown);
  }

  static Refusal unknown() {
    return Problem.PAYMENT_UNKNOWN.because("No payment has the id in this path.");
  }
}

package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderReturns;
import dev.rushgate.backoffice.orders.OrderSearch;
import dev.rushgate.backoffice.orders.OrderState;
import dev.rushgate.backoffice.orders.OrderTimeline;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.orders.Returned;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.Days;
import dev.rushgate.backoffice.platform.web.OnceCalls;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
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
@RequestMapping("/api/v1/admin/orders")
class OrderController {

  private final Orders orders;
  private final OrderTimeline timeline;
  private final OrderReturns returns;
  private final OnceCalls once;
  private final BackofficeConfig config;

  OrderController(
      Orders orders,
      OrderTimeline timeline,
      OrderReturns returns,
      OnceCalls once,
      BackofficeConfig config) {
    this.orders = orders;
    this.timeline = timeline;
    this.returns = returns;
    this.once = once;
    this.config = config;
  }

  @GetMapping
  PageOf<OrderAnswer> list(
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable String dropId,
      @RequestParam(required = false) @Nullable String productId,
      @RequestParam(required = false) @Nullable OrderState state,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    Days days = Days.of(from, to);
    var search =
        new OrderSearch(
            "",
            memberId(member),
            dropId(dropId),
            OrderQuery.id(productId == null ? "" : productId, "productId"),
            state,
            days.begin(config.zone()),
            days.end(config.zone()));
    return PageOf.of(orders.search(search, wanted), OrderAnswer::of);
  }

  @GetMapping("/{id}")
  OrderAnswer show(@PathVariable String id) {
    return orders
        .find(PathId.of(id, Problem.ORDER_UNKNOWN))
        .map(OrderAnswer::of)
        .orElseThrow(() -> Problem.ORDER_UNKNOWN.because("No order has the id in this path."));
  }

  /** All that happened to it, from the entry into its drop to now. */
  @GetMapping("/{id}/timeline")
  List<OrderTimeline.Event> timeline(@PathVariable String id) {
    List<OrderTimeline.Event> events = timeline.of(PathId.of(id, Problem.ORDER_UNKNOWN));
    if (events.isEmpty()) {
      throw Problem.ORDER_UNKNOWN.because("No order has the id in this path.");
    }
    return events;
  }

  @PostMapping("/{id}/mark-paid")
  OrderAnswer markPaid(@PathVariable String id) {
    return answer(orders.markPaid(PathId.of(id, Problem.ORDER_UNKNOWN)));
  }

  @PostMapping("/{id}/cancel")
  OrderAnswer cancel(@PathVariable String id, @RequestBody Cancellation cancellation) {
    return answer(
        orders.cancel(PathId.of(id, Problem.ORDER_UNKNOWN), cancellation.requiredReason()));
  }

  @PostMapping("/{id}/refund")
  @Operation(
      description =
          "Gives back what was paid, whole or the items named. Money goes back before points.")
  ResponseEntity<?> refund(
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @PathVariable String id,
      @RequestBody ReturnBody body,
      Principal caller) {
    long order = PathId.of(id, Problem.ORDER_UNKNOWN);
    Returned wanted = body.whole(caller.getName(), request);
    return once.call(
        new MemberId(caller.getName()),
        request,
        "admin/orders/" + order + "/refund",
        body,
        again ->
            switch (returns.byStaff(order, wanted)) {
              case OrderReturns.Outcome.Done(OrderDetails done) ->
                  ResponseEntity.ok(OrderAnswer.of(done));
              case OrderReturns.Outcome refused -> throw OrderRefusals.of(refused);
            });
  }

  private static OrderAnswer answer(Orders.Change change) {
    return switch (change) {
      case Orders.Change.Done done -> OrderAnswer.of(done.order());
      case Orders.Change.Unknown no ->
          throw Problem.ORDER_UNKNOWN.because("No order has the id in this path.");
      case Orders.Change.Expired no ->
          throw Problem.EXPIRED.because("The order was not paid in time.");
      case Orders.Change.Cancelled no ->
          throw Problem.CANCELLED.because("The order was cancelled before.");
      case Orders.Change.Paying no ->
          throw Problem.IN_PROGRESS.because("A payment of this order is under way.", 1);
      case Orders.Change.AlreadyPaid no ->
          throw Problem.ALREADY_PAID.because("Only an unpaid order can be cancelled.");
    };
  }

  private static @Nullable String memberId(@Nullable String text) {
    try {
      return text == null ? null : new MemberId(text).value();
    } catch (IllegalArgumentException e) {
      throw InvalidInput.of("member", "is 1 to 64 characters of A-Z a-z 0-9 _ -");
    }
  }

  private static @Nullable Long dropId(@Nullable String text) {
    return text == null
        ? null
        : DropId.parse(text).orElseThrow(() -> InvalidInput.of("dropId", "is no id")).value();
  }
}

package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderState;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@AdminCall
@RequestMapping("/api/v1/admin/orders")
class OrderController {

  private final Orders orders;

  OrderController(Orders orders) {
    this.orders = orders;
  }

  @GetMapping
  PageOf<OrderAnswer> list(
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable String dropId,
      @RequestParam(required = false) @Nullable OrderState state,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(orders.list(memberId(member), dropId(dropId), state, wanted), OrderAnswer::of);
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

  private static OrderAnswer answer(Orders.Change change) {
    return switch (change) {
      case Orders.Change.Done done -> OrderAnswer.of(done.order());
      case Orders.Change.Unknown no ->
          throw Problem.ORDER_UNKNOWN.because("No order has the id in this path.");
      case Orders.Change.Expired no ->
          throw Problem.EXPIRED.because("The order was not paid in time.");
      case Orders.Change.Cancelled no ->
          throw Problem.CANCELLED.because("The order was cancelled before.");
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

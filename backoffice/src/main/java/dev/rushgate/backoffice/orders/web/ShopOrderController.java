package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderReturns;
import dev.rushgate.backoffice.orders.OrderSearch;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.orders.Paying;
import dev.rushgate.backoffice.orders.PaymentWindows;
import dev.rushgate.backoffice.orders.Placing;
import dev.rushgate.backoffice.orders.Returned;
import dev.rushgate.backoffice.platform.web.OnceCalls;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.ShopCall;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@ShopCall
@RequestMapping("/api/v1/orders")
class ShopOrderController {

  private final Placing placing;
  private final Paying paying;
  private final PaymentWindows windows;
  private final OrderReturns returns;
  private final Orders orders;
  private final OnceCalls once;

  ShopOrderController(
      Placing placing,
      Paying paying,
      PaymentWindows windows,
      OrderReturns returns,
      Orders orders,
      OnceCalls once) {
    this.placing = placing;
    this.paying = paying;
    this.windows = windows;
    this.returns = returns;
    this.orders = orders;
    this.once = once;
  }

  /** With what a browser opens the gateway's window. */
  record Window(String orderId, long amount, @Nullable Instant until) {}

  @GetMapping
  @Operation(description = "The caller's, the newest first.")
  PageOf<ShopOrder> mine(
      Principal caller,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(Sort.unsorted());
    return PageOf.of(orders.search(OrderSearch.ofMember(caller.getName()), wanted), ShopOrder::of);
  }

  @GetMapping("/{id}")
  ShopOrder show(@PathVariable String id, Principal caller) {
    return Optional.of(PathId.of(id, Problem.ORDER_UNKNOWN))
        .flatMap(orders::find)
        .filter(order -> order.member().equals(caller.getName()))
        .map(this::shown)
        .orElseThrow(OrderRefusals::unknown);
  }

  @PostMapping
  @Operation(
      description =
          "Takes the stock and uses the coupon; the order then waits to be paid until payBy.")
  ResponseEntity<?> place(
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @RequestBody OrderBody body,
      Principal caller) {
    var member = new MemberId(caller.getName());
    var basket = body.basket(member);
    return once.call(
        member,
        request,
        "orders",
        body,
        again ->
            switch (placing.place(basket, request)) {
              case Placing.Outcome.Placed placed ->
                  ResponseEntity.status(HttpStatus.CREATED).body(shown(placed.order()));
              case Placing.Outcome refused -> throw OrderRefusals.of(refused);
            });
  }

  @PostMapping("/{id}/payment-window")
  @Operation(
      description =
          "What the gateway's window is opened with. Opened before payBy, a payment is taken until"
              + " the time named, at most two minutes after payBy; once more, it is answered the"
              + " same. Points that are paid with are taken off the amount.")
  Window openWindow(@PathVariable String id, Principal caller) {
    long order = PathId.of(id, Problem.ORDER_UNKNOWN);
    return switch (windows.open(new MemberId(caller.getName()), order)) {
      case PaymentWindows.Outcome.Open(String orderId, Money amount, Instant until) ->
          new Window(orderId, amount.won(), until);
      case PaymentWindows.Outcome.Refused(Paying.Outcome why) -> throw OrderRefusals.of(why);
    };
  }

  @PostMapping("/{id}/payment")
  @Operation(
      description =
          "Pays with points and by the gateway, together the total. 202 while the gateway's answer"
              + " is unknown: poll the order, or send the same call again.")
  ResponseEntity<?> pay(
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @PathVariable String id,
      @RequestBody PaymentBody body,
      Principal caller) {
    var member = new MemberId(caller.getName());
    long order = PathId.of(id, Problem.ORDER_UNKNOWN);
    PaymentBody given = body.whole();
    return once.call(
        member,
        request,
        "orders/" + order + "/payment",
        given,
        again ->
            switch (paying.pay(member, order, given.tender(), given.paymentKey(), again)) {
              case Paying.Outcome.Paid(OrderDetails paid) -> ResponseEntity.ok(shown(paid));
              case Paying.Outcome.UnderWay(OrderDetails asked) ->
                  ResponseEntity.accepted().body(shown(asked));
              case Paying.Outcome refused -> throw OrderRefusals.of(refused);
            });
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      description =
          "Gives up an unpaid order; of a paid one, gives back all or the items named. Money goes"
              + " back before points.")
  ResponseEntity<?> cancel(
      @RequestHeader(name = OnceCalls.HEADER, required = false) @Nullable String request,
      @PathVariable String id,
      @RequestBody ReturnBody body,
      Principal caller) {
    var member = new MemberId(caller.getName());
    long order = PathId.of(id, Problem.ORDER_UNKNOWN);
    Returned wanted = body.whole(caller.getName(), request);
    return once.call(
        member,
        request,
        "orders/" + order + "/cancel",
        body,
        again ->
            switch (returns.byMember(member, order, wanted)) {
              case OrderReturns.Outcome.Done(OrderDetails done) -> ResponseEntity.ok(shown(done));
              case OrderReturns.Outcome refused -> throw OrderRefusals.of(refused);
            });
  }

  private ShopOrder shown(OrderDetails order) {
    return ShopOrder.of(order, orders.steps(order.id()), orders.refunds(order.id()));
  }
}

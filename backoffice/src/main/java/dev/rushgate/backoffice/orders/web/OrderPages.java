package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderSearch;
import dev.rushgate.backoffice.orders.OrderState;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.SortBy;
import dev.rushgate.model.DropId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@AdminPage
@RequestMapping(OrderPages.PATH)
class OrderPages {

  static final String PATH = "/admin/orders";

  private static final SortBy COLUMNS = new SortBy(Map.of("created", "id"));
  private static final List<OrderState> STATES = List.of(OrderState.values());

  private final Orders orders;

  OrderPages(Orders orders) {
    this.orders = orders;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String drop,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var search = new OrderSearch(q, dropId(drop), stateOf(state));
    var found = orders.search(search, new PageQuery(page, size).sortedBy(COLUMNS.of(sort)));
    var asked = Map.of("q", search.text(), "state", state, "drop", drop);
    return new ModelAndView(
        "orders/list",
        Map.of("list", Listing.of(found, OrderRow::of, PATH, asked, sort), "states", STATES));
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id) {
    OrderDetails order =
        orders
            .find(PathId.of(id, Problem.ORDER_UNKNOWN))
            .orElseThrow(() -> Problem.ORDER_UNKNOWN.because("No order has the id."));
    return new ModelAndView("orders/detail", "order", order);
  }

  private static @Nullable OrderState stateOf(String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(OrderState.values())
            .filter(state -> state.name().equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of("state", "is no state"));
  }

  private static @Nullable Long dropId(String text) {
    return text.isEmpty()
        ? null
        : DropId.parse(text).orElseThrow(() -> InvalidInput.of("drop", "is no id")).value();
  }
}

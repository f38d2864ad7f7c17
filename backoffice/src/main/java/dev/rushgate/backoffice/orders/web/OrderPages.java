package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderState;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.SortBy;
import java.util.List;
import java.util.Map;
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
  private final OrderView view;
  private final BackofficeConfig config;

  OrderPages(Orders orders, OrderView view, BackofficeConfig config) {
    this.orders = orders;
    this.view = view;
    this.config = config;
  }

  @GetMapping
  ModelAndView list(
      OrderQuery query,
      @RequestParam(defaultValue = "-created") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var found =
        orders.search(
            query.search(config.zone()), new PageQuery(page, size).sortedBy(COLUMNS.of(sort)));
    return new ModelAndView(
        "orders/list",
        Map.of(
            "list", Listing.of(found, OrderRow::of, PATH, query.asked(), sort), "states", STATES));
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id) {
    return view.shown(OrderView.idOf(id));
  }
}

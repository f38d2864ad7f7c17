package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderDetails;
import dev.rushgate.backoffice.orders.OrderSearch;
import dev.rushgate.backoffice.orders.Orders;
import dev.rushgate.backoffice.platform.web.SearchSource;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** Orders in the search over everything: by number, or those of a member, the newest first. */
@Component
@Profile("admin")
class FoundOrders implements SearchSource {

  private final Orders orders;

  FoundOrders(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Section section() {
    return Section.ORDERS;
  }

  @Override
  public List<Hit> find(String words, int hitsMax) {
    var newest = PageRequest.of(0, hitsMax, Sort.by("id").descending());
    return orders.search(OrderSearch.of(words), newest).stream().map(FoundOrders::hit).toList();
  }

  private static Hit hit(OrderDetails order) {
    String id = Long.toString(order.id());
    String state = order.state().name();
    var pill = new Pill("state.order." + state, state.toLowerCase(Locale.ROOT));
    return new Hit(
        Section.ORDERS.pathOf(id),
        id,
        order.member(),
        pill,
        order.amounts().total(),
        order.createdAt());
  }
}

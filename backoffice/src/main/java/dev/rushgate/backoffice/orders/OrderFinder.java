package dev.rushgate.backoffice.orders;

import dev.rushgate.backoffice.platform.Utc;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the ids of orders; each search is a statement of its own, which reads from an index. */
@Repository
class OrderFinder {

  static final String IDS = "SELECT o.id FROM orders o";

  private static final String COUNT = "SELECT COUNT(*) FROM orders o";
  private static final String OF_PRODUCT =
      "o.id IN (SELECT i.order_id FROM order_item i WHERE i.product_id = ?)";

  private final JdbcClient database;

  OrderFinder(JdbcClient database) {
    this.database = database;
  }

  /** A part of a statement with the values that it takes. */
  record Part(String sql, List<Object> values) {}

  Page<Long> find(OrderSearch search, boolean textIsAnOrder, Pageable page) {
    Part where = where(search, textIsAnOrder);
    long total =
        database.sql(COUNT + where.sql()).params(where.values()).query(Long.class).single();
    var values = new ArrayList<>(where.values());
    values.add(page.getPageSize());
    values.add(page.getOffset());
    List<Long> ids =
        database
            .sql(IDS + where.sql() + order(search, page.getSort()))
            .params(values)
            .query((row, rowNumber) -> row.getLong("id"))
            .list();
    return new PageImpl<>(ids, page, total);
  }

  static Part where(OrderSearch search, boolean textIsAnOrder) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    if (!search.text().isEmpty()) {
      conditions.add(textIsAnOrder ? "o.id = ?" : "o.member = ?");
      values.add(textIsAnOrder ? Long.valueOf(search.text()) : search.text());
    }
    if (search.member() != null) {
      conditions.add("o.member = ?");
      values.add(search.member());
    }
    if (search.dropId() != null) {
      conditions.add("o.drop_id = ?");
      values.add(search.dropId());
    }
    if (search.productId() != null) {
      conditions.add(OF_PRODUCT);
      values.add(search.productId());
    }
    if (search.state() != null) {
      conditions.add("o.state = ?");
      values.add(search.state().name());
    }
    if (search.from() != null) {
      conditions.add("o.created_at >= ?");
      values.add(Utc.column(search.from()));
    }
    if (search.before() != null) {
      conditions.add("o.created_at < ?");
      values.add(Utc.column(search.before()));
    }
    String all = String.join(" AND ", conditions);
    return new Part(conditions.isEmpty() ? "" : " WHERE " + all, values);
  }

  /** By the instant where one is asked for, as its index gives it; ids have the same order. */
  static String order(OrderSearch search, Sort wished) {
    boolean ascending = wished.stream().findFirst().map(Sort.Order::isAscending).orElse(false);
    String direction = ascending ? " ASC" : " DESC";
    return " ORDER BY "
        + (search.hasTime() ? "o.created_at" + direction + ", " : "")
        + "o.id"
        + direction
        + " LIMIT ? OFFSET ?";
  }
}

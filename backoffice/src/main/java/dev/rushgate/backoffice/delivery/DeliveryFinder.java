package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads deliveries; each search is a statement of its own, which reads from an index. */
@Repository
class DeliveryFinder {

  private static final String COLUMNS =
      """
      SELECT order_id, member, state, tries, strikes, taken_at, try_at, tried_at, delivered_at, error
      FROM delivery
      """;

  private static final String COUNT = "SELECT COUNT(*) FROM delivery";

  private static final String DEAD =
      COLUMNS
          + """
          WHERE state = 'DEAD' ORDER BY order_id LIMIT ? FOR UPDATE
          """;

  private final JdbcClient database;

  DeliveryFinder(JdbcClient database) {
    this.database = database;
  }

  private record Part(String sql, List<Object> values) {}

  /** By the order's id, as asked for. */
  Page<Delivery> find(DeliverySearch search, Pageable page) {
    Part where = where(search);
    long total =
        database.sql(COUNT + where.sql()).params(where.values()).query(Long.class).single();
    var values = new ArrayList<>(where.values());
    values.add(page.getPageSize());
    values.add(page.getOffset());
    boolean ascending =
        page.getSort().stream().findFirst().map(Sort.Order::isAscending).orElse(false);
    String order = " ORDER BY order_id " + (ascending ? "ASC" : "DESC") + " LIMIT ? OFFSET ?";
    List<Delivery> found =
        database
            .sql(COLUMNS + where.sql() + order)
            .params(values)
            .query(DeliveryFinder::row)
            .list();
    return new PageImpl<>(found, page, total);
  }

  private static Part where(DeliverySearch search) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    if (!search.text().isEmpty()) {
      Long order = Ids.sought(search.text());
      conditions.add(order == null ? "member = ?" : "order_id = ?");
      values.add(order == null ? search.text() : order);
    }
    if (search.state() != null) {
      conditions.add("state = ?");
      values.add(search.state().name());
    }
    String all = String.join(" AND ", conditions);
    return new Part(conditions.isEmpty() ? "" : " WHERE " + all, values);
  }

  Optional<Delivery> find(long order) {
    return one(order, "");
  }

  /** As it is, until the caller's transaction ends. */
  Optional<Delivery> lock(long order) {
    return one(order, " FOR UPDATE");
  }

  private Optional<Delivery> one(long order, String locking) {
    return database
        .sql(COLUMNS + " WHERE order_id = ?" + locking)
        .param(order)
        .query(DeliveryFinder::row)
        .optional();
  }

  /** The first that are dead; nobody else changes them until the caller's transaction ends. */
  List<Delivery> lockDead(int max) {
    return database.sql(DEAD).param(max).query(DeliveryFinder::row).list();
  }

  /** The event that is posted; for the eyes of whoever looks for what is wrong with it. */
  String payload(long order) {
    return database
        .sql("SELECT payload FROM delivery WHERE order_id = ?")
        .param(order)
        .query(String.class)
        .single();
  }

  private static Delivery row(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getLong("order_id"),
        row.getString("member"),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("tries"),
        row.getInt("strikes"),
        Utc.instant(row.getObject("taken_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("try_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("tried_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("delivered_at", LocalDateTime.class)),
        row.getString("error"));
  }
}

package dev.rushgate.backoffice.orders;

import dev.rushgate.model.MemberId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which order a member's request placed, for as long as calls are known by their keys. */
@Repository
class OrderRequests {

  private static final String FIND =
      """
      SELECT r.order_id, o.created_at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY AS old
      FROM order_request r JOIN orders o ON o.id = r.order_id
      WHERE r.member = ? AND r.request = ?
      """;

  private final JdbcClient database;

  OrderRequests(JdbcClient database) {
    this.database = database;
  }

  private record Known(long order, boolean old) {}

  /** The order; a request of long ago is forgotten, and a new one. */
  Optional<Long> find(MemberId member, String request) {
    Optional<Known> known =
        database
            .sql(FIND)
            .params(member.value(), request)
            .query((row, number) -> new Known(row.getLong("order_id"), row.getBoolean("old")))
            .optional();
    known.filter(Known::old).ifPresent(old -> forget(member, request, old.order()));
    return known.filter(one -> !one.old()).map(Known::order);
  }

  private void forget(MemberId member, String request, long orderId) {
    database
        .sql("DELETE FROM order_request WHERE member = ? AND request = ? AND order_id = ?")
        .params(member.value(), request, orderId)
        .update();
  }

  void insert(MemberId member, String request, long orderId) {
    database
        .sql("INSERT INTO order_request (member, request, order_id) VALUES (?, ?, ?)")
        .params(member.value(), request, orderId)
        .update();
  }
}

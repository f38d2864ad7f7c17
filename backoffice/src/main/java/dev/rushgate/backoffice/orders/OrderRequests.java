package dev.rushgate.backoffice.orders;

import dev.rushgate.model.MemberId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which order a member's request placed. */
@Repository
class OrderRequests {

  private final JdbcClient database;

  OrderRequests(JdbcClient database) {
    this.database = database;
  }

  Optional<Long> find(MemberId member, String request) {
    return database
        .sql("SELECT order_id FROM order_request WHERE member = ? AND request = ?")
        .params(member.value(), request)
        .query(Long.class)
        .optional();
  }

  void insert(MemberId member, String request, long orderId) {
    database
        .sql("INSERT INTO order_request (member, request, order_id) VALUES (?, ?, ?)")
        .params(member.value(), request, orderId)
        .update();
  }
}

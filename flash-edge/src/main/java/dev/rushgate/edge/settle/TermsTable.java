package dev.rushgate.edge.settle;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.edge.db.Utc;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Money;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a unit of each drop turns into. */
final class TermsTable {

  private static final String TERMS =
      """
      SELECT s.drop_id, s.kind, s.product_id, p.name, s.price, s.pay_seconds, s.discount,
        s.valid_until
      FROM drop_spec s LEFT JOIN product p ON p.id = s.product_id
      WHERE s.drop_id IN\
      """;

  private final SqlConnection connection;

  TermsTable(SqlConnection connection) {
    this.connection = connection;
  }

  Future<Map<DropId, Terms>> of(Collection<DropId> drops) {
    return MultiRow.select(
            connection, TERMS, "?", "", drops.stream().map(d -> Tuple.of(d.value())).toList())
        .map(
            rows -> {
              Map<DropId, Terms> terms = new HashMap<>();
              rows.forEach(row -> terms.put(new DropId(row.getLong("drop_id")), read(row)));
              return terms;
            });
  }

  private static Terms read(Row row) {
    String kind = row.getString("kind");
    return switch (kind) {
      case "DEAL" ->
          new Terms.Deal(
              required(row.getLong("product_id"), "product"),
              required(row.getString("name"), "product"),
              new Money(required(row.getLong("price"), "price")),
              Duration.ofSeconds(required(row.getInteger("pay_seconds"), "pay_seconds")));
      case "COUPON" ->
          new Terms.Coupon(
              new Money(required(row.getLong("discount"), "discount")),
              Utc.instant(required(row.getLocalDateTime("valid_until"), "valid_until")));
      default -> throw new IllegalStateException("a drop of unknown kind " + kind);
    };
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException("a drop without its " + name);
    }
    return value;
  }
}

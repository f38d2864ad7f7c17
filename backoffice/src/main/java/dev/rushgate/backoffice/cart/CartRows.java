package dev.rushgate.backoffice.cart;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.backoffice.product.ProductState;
import dev.rushgate.model.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of carts, beside that of products. */
@Repository
class CartRows {

  private static final String OPEN =
      """
      INSERT INTO cart (member, changed_at) VALUES (?, UTC_TIMESTAMP(3))
      ON DUPLICATE KEY UPDATE changed_at = UTC_TIMESTAMP(3)
      """;

  private static final String LOCK =
      "UPDATE cart SET changed_at = UTC_TIMESTAMP(3) WHERE member = ?";

  private static final String ITEMS =
      """
      SELECT i.product_id, p.name, i.quantity, p.price, i.price_then, p.stock, p.state, i.added_at
      FROM cart_item i JOIN product p ON p.id = i.product_id
      WHERE i.member = ? ORDER BY i.added_at, i.product_id
      """;

  private static final String QUANTITIES =
      "SELECT product_id, quantity FROM cart_item WHERE member = ?";

  private static final String ON_SALE =
      "SELECT id, name, price, state FROM product WHERE id IN (:ids)";

  private static final String PUT =
      "INSERT INTO cart_item (member, product_id, quantity, price_then, added_at) VALUES ";

  private static final String PUT_ONE = "(?, ?, ?, ?, UTC_TIMESTAMP(3))";
  private static final String PUT_AGAIN = " ON DUPLICATE KEY UPDATE quantity = VALUES(quantity)";

  private final JdbcClient database;

  CartRows(JdbcClient database) {
    this.database = database;
  }

  /** What a product is sold for, if it is. */
  record OnSale(long id, String name, long price, boolean archived) {}

  /** A line to be written. */
  record Line(long productId, int quantity, long priceThen) {}

  /** Locks a member's cart, which is opened when there is none. */
  void open(MemberId member) {
    database.sql(OPEN).param(member.value()).update();
  }

  /** Locks it when there is one; who has none has nothing in it. */
  void lock(MemberId member) {
    database.sql(LOCK).param(member.value()).update();
  }

  List<CartItem> items(MemberId member) {
    return database.sql(ITEMS).param(member.value()).query(CartRows::item).list();
  }

  Map<Long, Integer> quantities(MemberId member) {
    return database
        .sql(QUANTITIES)
        .param(member.value())
        .query((row, number) -> Map.entry(row.getLong("product_id"), row.getInt("quantity")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Map<Long, OnSale> onSale(Collection<Long> products) {
    if (products.isEmpty()) {
      return Map.of();
    }
    return database.sql(ON_SALE).param("ids", products).query(CartRows::onSale).list().stream()
        .collect(Collectors.toMap(OnSale::id, Function.identity()));
  }

  /** Puts products in, or changes how many of them there are. */
  void put(MemberId member, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String places = String.join(", ", Collections.nCopies(lines.size(), PUT_ONE));
    List<Object> values =
        lines.stream()
            .flatMap(
                line ->
                    List.<Object>of(
                        member.value(), line.productId(), line.quantity(), line.priceThen())
                        .stream())
            .toList();
    database.sql(PUT + places + PUT_AGAIN).params(values).update();
  }

  void remove(MemberId member, long productId) {
    database
        .sql("DELETE FROM cart_item WHERE member = ? AND product_id = ?")
        .params(member.value(), productId)
        .update();
  }

  void clear(MemberId member) {
    database.sql("DELETE FROM cart_item WHERE member = ?").param(member.value()).update();
  }

  private static CartItem item(ResultSet row, int number) throws SQLException {
    return new CartItem(
        row.getLong("product_id"),
        row.getString("name"),
        row.getInt("quantity"),
        row.getLong("price"),
        row.getLong("price_then"),
        row.getInt("stock"),
        ProductState.valueOf(row.getString("state")),
        Utc.instant(row.getObject("added_at", LocalDateTime.class)));
  }

  private static OnSale onSale(ResultSet row, int number) throws SQLException {
    return new OnSale(
        row.getLong("id"),
        row.getString("name"),
        row.getLong("price"),
        ProductState.valueOf(row.getString("state")) == ProductState.ARCHIVED);
  }
}

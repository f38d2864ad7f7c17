package dev.rushgate.edge.settle;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.edge.db.Utc;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPlaced;
import dev.rushgate.model.event.Topics;
import io.hypersistence.tsid.TSID;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what admissions turn into and inserts it table by table. */
final class GoodsTables {

  private static final String ORDERS =
      """
      INSERT INTO orders (id, member, state, drop_id, epoch, no, subtotal, discount, total, pay_by,
        created_at, updated_at) VALUES\
      """;

  private static final String ORDER_ROW = "(?, ?, 'TO_PAY', ?, ?, ?, ?, 0, ?, ?, ?, ?)";

  private static final String ITEMS =
      "INSERT INTO order_item (order_id, line, product_id, name, quantity, unit_price) VALUES";

  private static final String ITEM_ROW = "(?, 1, ?, ?, 1, ?)";

  private static final String COUPONS =
      """
      INSERT INTO coupon (id, member, drop_id, epoch, no, discount, valid_until, state, issued_at)
      VALUES\
      """;

  private static final String COUPON_ROW = "(?, ?, ?, ?, ?, ?, ?, 'ISSUED', ?)";

  private static final String OUTBOX =
      """
      INSERT INTO outbox (id, topic, record_key, payload, drop_id, epoch, no, created_at, sent_at)
      VALUES\
      """;

  private static final String OUTBOX_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, NULL)";

  private final Instant now;
  private final LocalDateTime at;
  private final List<Tuple> orders = new ArrayList<>();
  private final List<Tuple> items = new ArrayList<>();
  private final List<Tuple> coupons = new ArrayList<>();
  private final List<Tuple> outbox = new ArrayList<>();

  GoodsTables(Instant now) {
    this.now = now;
    this.at = Utc.column(now);
  }

  Fate.Settled give(Admission admission, Terms terms) {
    return new Fate.Settled(
        admission,
        switch (terms) {
          case Terms.Deal deal -> order(admission, deal);
          case Terms.Coupon coupon -> coupon(admission, coupon);
        });
  }

  Future<Void> insert(SqlConnection connection) {
    return MultiRow.insert(connection, ORDERS, ORDER_ROW, orders)
        .compose(v -> MultiRow.insert(connection, ITEMS, ITEM_ROW, items))
        .compose(v -> MultiRow.insert(connection, COUPONS, COUPON_ROW, coupons))
        .compose(v -> MultiRow.insert(connection, OUTBOX, OUTBOX_ROW, outbox));
  }

  private Fate.Won order(Admission a, Terms.Deal deal) {
    long id = newId();
    Instant payBy = Utc.instant(Utc.column(now.plus(deal.payWithin())));
    long price = deal.price().won();
    orders.add(
        Tuple.tuple()
            .addLong(id)
            .addString(a.member().value())
            .addLong(a.id().drop().value())
            .addLong(a.id().epoch())
            .addLong(a.id().no())
            .addLong(price)
            .addLong(price)
            .addLocalDateTime(Utc.column(payBy))
            .addLocalDateTime(at)
            .addLocalDateTime(at));
    items.add(Tuple.of(id, deal.productId(), deal.productName(), price));
    tell(a, id, new OrderPlaced(id, a.id(), a.member(), deal.price(), payBy, now));
    return new Fate.Won.Order(id, Optional.of(payBy));
  }

  private void tell(Admission a, long orderId, OrderPlaced placed) {
    outbox.add(
        Tuple.tuple()
            .addLong(newId())
            .addString(Topics.ORDERS)
            .addString(Long.toString(orderId))
            .addString(EventJson.write(placed))
            .addLong(a.id().drop().value())
            .addLong(a.id().epoch())
            .addLong(a.id().no())
            .addLocalDateTime(at));
  }

  private Fate.Won coupon(Admission a, Terms.Coupon coupon) {
    long id = newId();
    coupons.add(
        Tuple.tuple()
            .addLong(id)
            .addString(a.member().value())
            .addLong(a.id().drop().value())
            .addLong(a.id().epoch())
            .addLong(a.id().no())
            .addLong(coupon.discount().won())
            .addLocalDateTime(Utc.column(coupon.validUntil()))
            .addLocalDateTime(at));
    return new Fate.Won.Coupon(id);
  }

  private static long newId() {
    return TSID.Factory.getTsid().toLong();
  }
}

package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.db.Utc;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the back office and the settlers would have written. */
final class Sql {

  private static final String SPEC =
      """
      INSERT INTO drop_spec (drop_id, kind, title, product_id, price, list_price, pay_seconds,
        discount, valid_until, offered, waitlist, lobby_max, admit_per_second, opens_at, closes_at,
        lobby_opens_at, seed, created_at)
      VALUES (?, ?, 'A sample', ?, ?, ?, ?, ?, ?, ?, ?, 100, 100000, ?, ?, ?, ?, ?)
      """;

  private static final String STOCK =
      """
      INSERT INTO drop_stock (drop_id, capacity, target, live, paid, epoch, next_epoch, version,
        state, suspect) VALUES (?, ?, ?, 0, 0, 0, 0, 1, 'OPEN', FALSE)
      """;

  private static final String PRODUCT =
      """
      INSERT INTO product (id, name, description, price, stock, version, created_at, updated_at)
      VALUES (?, 'A product', '', 50000, ?, 1, ?, ?)
      """;

  private static final String ADMISSION =
      """
      INSERT INTO admission (drop_id, epoch, no, member, seq, state, live_member, order_id, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ORDER =
      """
      INSERT INTO orders (id, member, state, drop_id, epoch, no, subtotal, discount, total, pay_by,
        created_at, updated_at) VALUES (?, ?, 'TO_PAY', ?, ?, ?, 39000, 0, 39000, ?, ?, ?)
      """;

  private final Pool pool;

  Sql(Pool pool) {
    this.pool = pool;
  }

  /** The product of a deal has the id of its drop. */
  void create(DropId id, SampleDrop sample) {
    boolean deal = sample.kind() == DropKind.DEAL;
    var spec = Tuple.of(id.value(), sample.kind().name()).addLong(deal ? id.value() : null);
    spec.addLong(deal ? 39_000L : null).addLong(deal ? 50_000L : null);
    spec.addLong(deal ? 300L : null).addLong(deal ? null : 5_000L);
    spec.addLocalDateTime(deal ? null : at(sample.closesAt().plusSeconds(3_600)));
    spec.addInteger(Math.max(1, sample.capacity())).addInteger(sample.waitlist());
    spec.addLocalDateTime(at(sample.opensAt())).addLocalDateTime(at(sample.closesAt()));
    spec.addLocalDateTime(at(sample.lobbyOpensAt())).addString(SampleDrop.SEED);
    execute(SPEC, spec.addLocalDateTime(now()));
    execute(STOCK, Tuple.of(id.value(), sample.capacity(), sample.capacity()));
    if (deal) {
      execute(PRODUCT, Tuple.of(id.value(), SampleDrop.STOCK, now(), now()));
    }
  }

  /** What a settler writes of an admission; the order has the number of the admission. */
  void row(DropId drop, long epoch, Pop pop, String state) {
    boolean live = state.equals("LIVE");
    String member = pop.member().value();
    long order = epoch * 1_000 + pop.no();
    var row = Tuple.of(drop.value(), epoch, pop.no(), member, pop.seq(), state);
    row.addString(live || state.equals("DEAD") ? member : null);
    execute(ADMISSION, row.addLong(live ? order : null).addLocalDateTime(now()));
    if (live) {
      var values = Tuple.of(order, member, drop.value(), epoch, pop.no());
      execute(ORDER, values.addValue(now()).addValue(now()).addValue(now()));
    }
    if (live || state.equals("DEAD")) {
      execute("UPDATE drop_stock SET live = live + 1 WHERE drop_id = ?", drop.value());
    }
  }

  /** What an expiry, a cancel or a refund writes, but the outbox. */
  void returned(DropId drop, long epoch, Pop pop) {
    execute(
        """
        UPDATE admission SET state = 'RETURNED', live_member = NULL, reason = 'EXPIRED'
        WHERE drop_id = ? AND epoch = ? AND no = ?
        """,
        Tuple.of(drop.value(), epoch, pop.no()));
    execute("UPDATE drop_stock SET live = live - 1 WHERE drop_id = ?", drop.value());
  }

  void stock(DropId drop, String change) {
    execute("UPDATE drop_stock SET " + change + " WHERE drop_id = ?", drop.value());
  }

  long stockNumber(DropId drop, String column) {
    return number("SELECT " + column + " FROM drop_stock WHERE drop_id = ?", drop.value());
  }

  String state(DropId drop) {
    var rows =
        PublishRig.await(
            pool.preparedQuery("SELECT state FROM drop_stock WHERE drop_id = ?")
                .execute(Tuple.of(drop.value())));
    return rows.iterator().next().getString(0);
  }

  /** The stock, of which the history tells every unit, and so do the events. */
  long productStock(DropId drop) {
    long stock = number("SELECT stock FROM product WHERE id = ?", drop.value());
    assertThat(
            number(
                """
                SELECT COALESCE(SUM(units_after - units_before), 0) FROM stock_change
                WHERE product_id = ? AND drop_id = product_id AND cause = 'DEAL'
                """,
                drop.value()))
        .isEqualTo(stock - SampleDrop.STOCK);
    assertThat(
            number(
                """
                SELECT CAST(COALESCE(SUM(JSON_EXTRACT(payload, '$.change')), 0) AS SIGNED)
                FROM outbox WHERE topic = 'rushgate.orders' AND record_key = ?
                  AND payload LIKE '%"STOCK_CHANGED"%'
                """,
                Long.toString(drop.value())))
        .isEqualTo(stock - SampleDrop.STOCK);
    return stock;
  }

  long number(String select, Object... values) {
    var rows = PublishRig.await(pool.preparedQuery(select).execute(tuple(values)));
    return rows.iterator().next().getLong(0);
  }

  void execute(String sql, Object... values) {
    execute(sql, tuple(values));
  }

  private void execute(String sql, Tuple values) {
    PublishRig.await(pool.preparedQuery(sql).execute(values));
  }

  private static Tuple tuple(Object... values) {
    return Tuple.from(Arrays.asList(values));
  }

  private static LocalDateTime now() {
    return Utc.column(Instant.now());
  }

  private static @Nullable LocalDateTime at(@Nullable Instant instant) {
    return instant == null ? null : Utc.column(instant);
  }
}

package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import dev.rushgate.model.event.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a drop in the database, all of it in one snapshot. */
@Component
class BooksReader {

  /** More than so many releases under way cannot be told apart from those applied. */
  static final int RELEASES_LOOKED_AT_MAX = 1_000;

  private static final int ROWS_PER_LOOK_MAX = 1_000;

  private static final String STOCK =
      "SELECT capacity, target, live, paid, epoch FROM drop_stock WHERE drop_id = ?";

  private static final String ADMISSIONS_BY_STATE =
      "SELECT state, COUNT(*) FROM admission WHERE drop_id = ? GROUP BY state";

  // An order paid late has a unit of the shop's own stock: its admission holds none of the drop.
  private static final String ORDERS_BY_STATE =
      """
      SELECT o.state, COUNT(*)
      FROM admission a JOIN orders o ON o.id = a.order_id
      WHERE a.drop_id = ? AND a.state = 'LIVE' GROUP BY o.state
      """;

  private static final String COUPONS_ISSUED =
      "SELECT COUNT(*) FROM coupon WHERE drop_id = ? AND state IN ('ISSUED', 'USED')";

  // A dead letter keeps the id of the epoch in which it was taken, and stays among the sent.
  private static final String ROWS_OF_SENT =
      """
      SELECT CONCAT(no, '|', member) FROM admission
      WHERE drop_id = :drop AND no IN (:nos) AND (epoch = :epoch OR state = 'DEAD')
      """;

  private static final String RELEASED =
      """
      SELECT a.epoch, a.no, a.member
      FROM outbox o
      JOIN admission a ON a.drop_id = o.drop_id AND a.epoch = o.epoch AND a.no = o.no
      WHERE o.topic = ? AND o.drop_id = ?
      ORDER BY o.id DESC LIMIT ?
      """;

  private static final String REBUILDS =
      """
      SELECT number, reason, noticed_at, armed_at FROM drop_rebuild
      WHERE drop_id = ? ORDER BY number DESC LIMIT 50
      """;

  private static final String WATCHED =
      """
      SELECT k.drop_id FROM drop_stock k
      WHERE k.archived_at IS NULL AND k.epoch > 0 ORDER BY k.drop_id DESC LIMIT ?
      """;

  private final JdbcClient database;

  BooksReader(JdbcClient database) {
    this.database = database;
  }

  /** The newest drops that Redis was given and that are not archived. */
  public List<DropId> watched(int dropsMax) {
    return database
        .sql(WATCHED)
        .param(dropsMax)
        .query((row, n) -> new DropId(row.getLong("drop_id")))
        .list();
  }

  /** Nothing when there is no such drop. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<BooksReading> read(DropId drop, List<String> sent) {
    long id = drop.value();
    return database.sql(STOCK).param(id).query((row, n) -> reading(id, row, sent)).optional();
  }

  private BooksReading reading(long id, ResultSet stock, List<String> sent) throws SQLException {
    Map<String, Long> rows = byState(ADMISSIONS_BY_STATE, id);
    Map<String, Long> orders = byState(ORDERS_BY_STATE, id);
    long epoch = stock.getLong("epoch");
    return new BooksReading(
        stock.getLong("capacity"),
        stock.getLong("target"),
        stock.getLong("live"),
        stock.getLong("paid"),
        epoch,
        new BooksReading.Rows(
            count(rows, "LIVE"),
            count(rows, "DEAD"),
            count(rows, "RETURNED"),
            count(rows, "REFUSED"),
            count(rows, "STALE")),
        count(orders, "TO_PAY") + count(orders, "PAYING"),
        count(orders, "PAID") + count(orders, "PARTLY_REFUNDED"),
        database.sql(COUPONS_ISSUED).param(id).query(Long.class).single(),
        sent.size() - withRow(id, epoch, sent),
        released(id),
        rebuilds(id));
  }

  private Map<String, Long> byState(String sql, long id) {
    return database
        .sql(sql)
        .param(id)
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private long withRow(long id, long epoch, List<String> sent) {
    long found = 0;
    for (int from = 0; from < sent.size(); from += ROWS_PER_LOOK_MAX) {
      List<String> few = sent.subList(from, Math.min(sent.size(), from + ROWS_PER_LOOK_MAX));
      List<String> nos = few.stream().map(one -> one.substring(0, one.indexOf('|'))).toList();
      Set<String> rows =
          new HashSet<>(
              database
                  .sql(ROWS_OF_SENT)
                  .param("drop", id)
                  .param("nos", nos)
                  .param("epoch", epoch)
                  .query(String.class)
                  .list());
      found += few.stream().filter(one -> rows.contains(withoutSeq(one))).count();
    }
    return found;
  }

  private List<BooksReading.Released> released(long id) {
    return database
        .sql(RELEASED)
        .params(Topics.RELEASES, id, RELEASES_LOOKED_AT_MAX)
        .query(
            (row, n) ->
                new BooksReading.Released(
                    row.getLong("epoch"), row.getLong("no"), row.getString("member")))
        .list();
  }

  private List<Statement.Rebuild> rebuilds(long id) {
    return database
        .sql(REBUILDS)
        .param(id)
        .query(
            (row, n) ->
                Statement.Rebuild.of(
                    row.getLong("number"),
                    row.getString("reason"),
                    row.getObject("noticed_at", java.time.LocalDateTime.class),
                    row.getObject("armed_at", java.time.LocalDateTime.class)))
        .list();
  }

  private static String withoutSeq(String sent) {
    return sent.substring(0, sent.lastIndexOf('|'));
  }

  private static long count(Map<String, Long> byState, String state) {
    return byState.getOrDefault(state, 0L);
  }
}

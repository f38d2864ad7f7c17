package dev.rushgate.backoffice.live;

import dev.rushgate.backoffice.ledger.Pulse;
import dev.rushgate.model.DropId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of samples. Two servers that write the same second leave one row. */
@Repository
class Samples {

  private static final String INSERT =
      """
      INSERT INTO drop_sample (drop_id, slot, at_ms, epoch, armed, waiting, remaining, entered,
        admitted, under_way, settle_lag)
      VALUES\s""";

  private static final String ONCE = " ON DUPLICATE KEY UPDATE waiting = drop_sample.waiting";

  private static final String ROW = "(?, UNIX_TIMESTAMP(), ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String COLUMNS =
      """
      SELECT drop_id, slot, at_ms, epoch, armed, waiting, remaining, admitted, under_way,
        settle_lag
      FROM drop_sample
      """;

  private static final String OF_LATE =
      COLUMNS
          + " WHERE drop_id IN (:drops) AND slot > UNIX_TIMESTAMP() - :seconds"
          + " ORDER BY drop_id, slot";

  private static final String NEWEST =
      COLUMNS
          + " JOIN (SELECT drop_id AS id, MAX(slot) AS newest FROM drop_sample"
          + " WHERE drop_id IN (:drops) GROUP BY drop_id) last"
          + " ON last.id = drop_id AND last.newest = slot";

  private static final String ALL = COLUMNS + " WHERE drop_id = ? ORDER BY slot LIMIT ?";
  private static final String SLOTS =
      "SELECT slot FROM drop_sample WHERE drop_id = ? ORDER BY slot";
  private static final String FORGET =
      "DELETE FROM drop_sample WHERE drop_id = :drop AND slot IN (:slots)";
  private static final String FORGET_OLD =
      "DELETE FROM drop_sample WHERE slot < UNIX_TIMESTAMP() - ? LIMIT ?";

  /** More are never kept of a drop; a reader that finds more was overtaken by the clock. */
  static final int ROWS_MAX = 4_000;

  private final JdbcClient database;

  Samples(JdbcClient database) {
    this.database = database;
  }

  void write(List<Pulse> pulses) {
    if (pulses.isEmpty()) {
      return;
    }
    var values = new ArrayList<@Nullable Object>();
    for (Pulse p : pulses) {
      values.add(p.drop().value());
      values.add(p.at().toEpochMilli());
      values.add(p.epoch());
      values.add(p.armed());
      values.add(p.waiting());
      values.add(p.remaining());
      values.add(p.entered());
      values.add(p.admitted());
      values.add(p.underWay());
      values.add(p.settleLagMs());
    }
    String rows = String.join(", ", Collections.nCopies(pulses.size(), ROW));
    database.sql(INSERT + rows + ONCE).params(values).update();
  }

  /** Of the last seconds, by drop and time. */
  List<Sample> ofLate(Collection<DropId> drops, int seconds) {
    return drops.isEmpty()
        ? List.of()
        : database
            .sql(OF_LATE)
            .param("drops", drops.stream().map(DropId::value).toList())
            .param("seconds", seconds)
            .query(Samples::sample)
            .list();
  }

  /** The last of each, however old. */
  List<Sample> newest(Collection<DropId> drops) {
    return drops.isEmpty()
        ? List.of()
        : database
            .sql(NEWEST)
            .param("drops", drops.stream().map(DropId::value).toList())
            .query(Samples::sample)
            .list();
  }

  List<Sample> all(DropId drop) {
    return database.sql(ALL).params(drop.value(), ROWS_MAX).query(Samples::sample).list();
  }

  List<Long> slots(DropId drop) {
    return database.sql(SLOTS).param(drop.value()).query((row, n) -> row.getLong("slot")).list();
  }

  void forget(DropId drop, List<Long> slots) {
    database.sql(FORGET).param("drop", drop.value()).param("slots", slots).update();
  }

  void forgetOlderThan(long seconds, int rowsMax) {
    database.sql(FORGET_OLD).params(seconds, rowsMax).update();
  }

  private static Sample sample(ResultSet row, int n) throws SQLException {
    long lag = row.getLong("settle_lag");
    Long known = row.wasNull() ? null : Long.valueOf(lag);
    return new Sample(
        new DropId(row.getLong("drop_id")),
        row.getLong("slot"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        row.getLong("epoch"),
        row.getBoolean("armed"),
        row.getLong("waiting"),
        row.getLong("remaining"),
        row.getLong("admitted"),
        row.getLong("under_way"),
        known);
  }
}

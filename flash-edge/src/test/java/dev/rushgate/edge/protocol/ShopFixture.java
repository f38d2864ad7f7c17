package dev.rushgate.edge.protocol;

import dev.rushgate.edge.fixture.Sql;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Release;
import dev.rushgate.model.event.Topics;
import io.hypersistence.tsid.TSID;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The back office as the protocol has it: payments, returns, and what an operator changes. */
record ShopFixture(Sql sql) {

  private static final String LOCK = "SELECT live FROM drop_stock WHERE drop_id = ? FOR UPDATE";
  private static final String ORDER =
      "UPDATE orders SET state = ? WHERE drop_id = ? AND epoch = ? AND no = ? AND state = ?";
  private static final String ADMISSION =
      """
      UPDATE admission SET state = 'RETURNED', live_member = NULL, reason = ?
      WHERE drop_id = ? AND epoch = ? AND no = ? AND state IN ('LIVE', 'DEAD')
      """;
  private static final String STOCK =
      "UPDATE drop_stock SET live = live - 1, paid = paid - ? WHERE drop_id = ?";
  private static final String OUTBOX =
      """
      INSERT INTO outbox (id, topic, record_key, payload, drop_id, epoch, no, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
      """;

  void pay(Unit unit) {
    transaction(
        unit.drop(),
        connection -> {
          order(connection, unit.id(), "TO_PAY", "PAID");
          one(connection, "UPDATE drop_stock SET paid = paid + 1 WHERE drop_id = ?", unit.drop());
        });
  }

  /** Not paid in time. The answer is what the relay sends, at least once. */
  Release expire(Unit unit) {
    return comesBack(unit, ReleaseReason.EXPIRED, "TO_PAY", "EXPIRED", 0);
  }

  Release refund(Unit unit) {
    return comesBack(unit, ReleaseReason.REFUNDED, "PAID", "REFUNDED", 1);
  }

  /** An operator gives a dead letter up. */
  Release giveUp(Unit unit) {
    var release = release(unit, ReleaseReason.GIVEN_UP);
    transaction(unit.drop(), connection -> comesBack(connection, release, 0));
    return release;
  }

  void raise(DropId drop, int capacity) {
    change(drop, "capacity = " + capacity + ", target = " + capacity);
  }

  void lower(DropId drop, int target) {
    change(drop, "target = " + target);
  }

  void close(DropId drop) {
    change(drop, "state = 'CLOSED', target = 0");
  }

  private Release comesBack(
      Unit unit, ReleaseReason reason, String from, String to, int paidUnits) {
    var release = release(unit, reason);
    transaction(
        unit.drop(),
        connection -> {
          order(connection, unit.id(), from, to);
          comesBack(connection, release, paidUnits);
        });
    return release;
  }

  private static Release release(Unit unit, ReleaseReason reason) {
    return new Release(unit.id(), unit.member(), reason, Instant.now());
  }

  private static void order(Connection connection, AdmissionId id, String from, String to)
      throws SQLException {
    one(connection, ORDER, to, id.drop(), id.epoch(), id.no(), from);
  }

  private static void comesBack(Connection connection, Release release, int paidUnits)
      throws SQLException {
    var id = release.id();
    one(connection, ADMISSION, release.reason().name(), id.drop(), id.epoch(), id.no());
    one(connection, STOCK, paidUnits, id.drop());
    one(
        connection,
        OUTBOX,
        TSID.Factory.getTsid().toLong(),
        Topics.RELEASES,
        id.drop().toString(),
        EventJson.write(release),
        id.drop(),
        id.epoch(),
        id.no());
  }

  private void change(DropId drop, String fields) {
    transaction(
        drop,
        connection ->
            one(
                connection,
                "UPDATE drop_stock SET version = version + 1, " + fields + " WHERE drop_id = ?",
                drop));
  }

  private interface Work {
    void in(Connection connection) throws SQLException;
  }

  /** Every transaction of a drop locks its row first. */
  private void transaction(DropId drop, Work work) {
    try (Connection connection = sql.connect();
        PreparedStatement lock = connection.prepareStatement(LOCK)) {
      connection.setAutoCommit(false);
      lock.setLong(1, drop.value());
      lock.executeQuery();
      work.in(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void one(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i] instanceof DropId drop ? drop.value() : values[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new AssertionError("one row expected: " + sql);
      }
    }
  }
}

package dev.rushgate.bench.scenario;

import dev.rushgate.bench.rig.Rig;
import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.RespClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at drops while others work on them: one held connection to each store, and one cheap read a
 * look, as it shares their core.
 */
public final class DropLook implements AutoCloseable {

  private static final String LIVE = "SELECT live FROM drop_stock WHERE drop_id = ?";

  private static final String BOOKS =
      """
      SELECT s.live, s.paid,
        (SELECT COUNT(*) FROM coupon c WHERE c.drop_id = s.drop_id) AS coupons,
        (SELECT COUNT(DISTINCT c.member) FROM coupon c WHERE c.drop_id = s.drop_id) AS winners,
        (SELECT COUNT(*) FROM admission a WHERE a.drop_id = s.drop_id) AS admissions,
        (SELECT COUNT(*) FROM admission a WHERE a.drop_id = s.drop_id AND a.state = 'LIVE')
          AS live_admissions
      FROM drop_stock s WHERE s.drop_id = ?
      """;

  private static final String ARCHIVE =
      "UPDATE drop_stock SET state = 'CLOSED', archived_at = ? WHERE drop_id = ?";

  private final RespClient redis;
  private final Connection connection;
  private final PreparedStatement live;

  DropLook(Rig rig) {
    Database database = rig.database();
    try {
      redis = new RespClient(rig.stack().redis().port());
      connection =
          DriverManager.getConnection(
              database.jdbcUrl() + "&timezone=UTC", database.user(), database.password());
      live = connection.prepareStatement(LIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the bench could not look at its drops", e);
    }
  }

  /** Units that Kafka has, by what the drainers acknowledged. */
  long acknowledged(DropId drop) {
    String counted = call("HGET", new RedisKeys(drop).spec(), "admitted");
    return counted.equals("nil") ? 0 : Long.parseLong(counted);
  }

  /** Units under way to a settler or back from it. */
  long underWay(DropId drop) {
    var keys = new RedisKeys(drop);
    return Long.parseLong(call("ZCARD", keys.leased()))
        + Long.parseLong(call("ZCARD", keys.sent()));
  }

  /** Units whose rows are committed. */
  long settled(DropId drop) {
    try {
      live.setLong(1, drop.value());
      try (ResultSet found = live.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the bench could not read its drop", e);
    }
  }

  /** What of the promises does not hold when {@code units} were won; empty when all do. */
  List<String> broken(DropId drop, long units) {
    List<String> broken = new ArrayList<>();
    try (PreparedStatement books = connection.prepareStatement(BOOKS)) {
      books.setLong(1, drop.value());
      try (ResultSet found = books.executeQuery()) {
        found.next();
        for (String column :
            List.of("live", "paid", "coupons", "winners", "admissions", "live_admissions")) {
          if (found.getLong(column) != units) {
            broken.add(column + " is " + found.getLong(column) + ", not " + units);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the bench could not read the books", e);
    }
    return broken;
  }

  /** Whoever still waits would be admitted beside what is measured next. */
  public static void retireAll(Rig rig, List<DropId> drops) {
    try (var look = new DropLook(rig)) {
      drops.forEach(look::retire);
    }
  }

  /** Takes a drop out of the system, whoever waits in it: nobody works on it any more. */
  void retire(DropId drop) {
    try (PreparedStatement archive = connection.prepareStatement(ARCHIVE)) {
      archive.setTimestamp(1, Timestamp.from(Instant.now()));
      archive.setLong(2, drop.value());
      archive.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the bench could not end its drop", e);
    }
    var keys = new RedisKeys(drop);
    call("SREM", RedisKeys.DIRECTORY, drop.toString());
    call(
        "UNLINK",
        keys.spec(),
        keys.queue(),
        keys.leased(),
        keys.sent(),
        keys.admitted(),
        keys.results(),
        keys.lost());
  }

  private String call(String... words) {
    try {
      return redis.call(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (redis;
        connection) {
      live.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the bench could not end its connection", e);
    }
  }
}

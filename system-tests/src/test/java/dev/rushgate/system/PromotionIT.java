package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.verdict.Row;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromotionIT {

  private static final int UNITS = 3;
  private static final int PLACES = 9;
  private static final int PAY_SECONDS = 3;
  private static final Duration PROMOTED_MAX = Duration.ofSeconds(40);
  private static final Duration TO_THE_END = Duration.ofSeconds(5);

  private static final String RELEASE_AGAIN =
      "UPDATE outbox SET sent_at = NULL WHERE topic = 'rushgate.releases' AND drop_id = ?";

  private static final String UNSENT_RELEASES =
      "SELECT COUNT(*) FROM outbox"
          + " WHERE topic = 'rushgate.releases' AND drop_id = ? AND sent_at IS NULL";

  private final Deployment deployment = Deployment.shared();

  @AfterEach
  void heal() {
    deployment.heal();
  }

  @Test
  void unpaidUnitsGoToTheNextInLineInOrder() throws Exception {
    try (var rush = HeldRush.start(deployment, nobodyPays())) {
      await().atMost(PROMOTED_MAX).until(() -> rows(rush).size() >= 3 * UNITS);
      List<Row> rows = rows(rush);
      assertThat(rows).extracting(Row::seq).isSorted().startsWith(1L, 2L, 3L, 4L, 5L, 6L);
      assertThat(rows.subList(0, UNITS))
          .allMatch(row -> row.state() == Row.State.RETURNED)
          .allMatch(row -> "EXPIRED".equals(row.wonState()));
      rush.finish(TO_THE_END);
    }
  }

  @Test
  void aReleaseDeliveredTwiceGivesOneUnit() throws Exception {
    try (var rush = HeldRush.start(deployment, nobodyPays())) {
      await().atMost(PROMOTED_MAX).until(() -> rows(rush).size() == 2 * UNITS);
      // The promoted ones pay, so that no further unit comes back by itself.
      rows(rush).stream()
          .filter(row -> row.state() == Row.State.LIVE)
          .forEach(row -> rush.admin().markPaid(String.valueOf(row.won())));
      await().atMost(PROMOTED_MAX).until(() -> count(UNSENT_RELEASES, rush.drop()) == 0);
      assertThat(update(RELEASE_AGAIN, rush.drop())).isEqualTo(UNITS);
      await().atMost(PROMOTED_MAX).until(() -> count(UNSENT_RELEASES, rush.drop()) == 0);
      var redis = new RedisView(deployment, rush.drop());
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(4))
          .until(() -> redis.popped() == 2 * UNITS && redis.remaining() == 0);
      // Those whose orders were marked as paid go on waiting for an end of them.
      rush.finish(TO_THE_END, TO_THE_END);
    }
  }

  private static Scene nobodyPays() {
    return Scene.aRush()
        .units(UNITS, PLACES)
        .paySeconds(PAY_SECONDS)
        .crowd(UNITS + PLACES, 1_000)
        .shares(0, 0, 0);
  }

  private List<Row> rows(HeldRush rush) throws SQLException {
    return deployment.books().read(rush.drop(), UNITS, 0).rows();
  }

  private long count(String sql, String drop) throws SQLException {
    var database = deployment.database();
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(drop));
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private int update(String sql, String drop) throws SQLException {
    var database = deployment.database();
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(drop));
      return statement.executeUpdate();
    }
  }
}

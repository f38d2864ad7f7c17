package dev.rushgate.backoffice.wallet;

import dev.rushgate.backoffice.platform.Utc;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one row that says what the newest comparison found, whichever server made it. */
@Repository
class CheckRows {

  private static final String KEEP =
      """
      INSERT INTO wallet_check (one, at, wallets, differing)
      VALUES (1, UTC_TIMESTAMP(3), :wallets, :differing)
      ON DUPLICATE KEY UPDATE at = UTC_TIMESTAMP(3), wallets = :wallets, differing = :differing
      """;

  /** It is late when two nights have passed without one. */
  private static final String LAST =
      """
      SELECT at, wallets, differing, at < UTC_TIMESTAMP(3) - INTERVAL 49 HOUR AS late
      FROM wallet_check WHERE one = 1
      """;

  private final JdbcClient database;

  CheckRows(JdbcClient database) {
    this.database = database;
  }

  void keep(long wallets, long differing) {
    database.sql(KEEP).param("wallets", wallets).param("differing", differing).update();
  }

  Optional<WalletCheck.Found> last() {
    return database
        .sql(LAST)
        .query(
            (row, number) ->
                new WalletCheck.Found(
                    Utc.instant(row.getObject("at", LocalDateTime.class)),
                    row.getLong("wallets"),
                    row.getLong("differing"),
                    row.getBoolean("late")))
        .optional();
  }
}

package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.testkit.Explained;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropFinderIT {

  private final Sql sql = Running.sql();

  /** Without rows of stock: to everybody else they are not there. */
  @BeforeEach
  void manyRows() {
    sql.run(
        """
        INSERT INTO drop_spec (drop_id, kind, title, discount, offered, waitlist, lobby_max,
          admit_per_second, opens_at, closes_at, seed, created_at)
        SELECT many.i, 'COUPON', CONCAT('Plan ', many.i), 1, 1, 0, 0, 1, UTC_TIMESTAMP(3),
          UTC_TIMESTAMP(3), 'x', UTC_TIMESTAMP(3)
        FROM (%s) many
        """
            .formatted(Explained.MANY));
    sql.rows("ANALYZE TABLE drop_spec");
  }

  @AfterEach
  void noRows() {
    sql.run("DELETE FROM drop_spec WHERE title LIKE 'Plan %'");
  }

  @Test
  void noSearchScansTheTable() {
    Explained.requireIndexes(sql, DropFinder.BY_ID, 1);
    Explained.requireIndexes(sql, DropFinder.NEWEST, "%2%", 5);
  }
}

package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.testkit.Explained;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberFinderIT {

  private final Sql sql = Running.sql();

  @BeforeEach
  void manyRows() {
    sql.run(
        """
        INSERT INTO account (id, email, name, password_hash, role, state, created_at, updated_at)
        SELECT CONCAT('0PLAN', many.i), CONCAT('plan', many.i, '@example.org'),
          CONCAT('Plan ', many.i), 'x', 'SHOPPER', 'ACTIVE', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
        FROM (%s) many
        """
            .formatted(Explained.MANY));
    sql.rows("ANALYZE TABLE account");
  }

  @AfterEach
  void noRows() {
    sql.run("DELETE FROM account WHERE id LIKE '0PLAN%'");
  }

  @Test
  void noSearchScansTheTable() {
    Explained.requireIndexes(sql, MemberFinder.BY_ID, "0PLAN7");
    Explained.requireIndexes(sql, MemberFinder.BY_EMAIL, "plan2%", 5);
    Explained.requireIndexes(sql, MemberFinder.BY_NAME, "Plan 2%", 5);
  }
}

package dev.rushgate.backoffice.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Plans;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.domain.Sort;

/** However many members there are, a list reads about as many rows as it shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersAtScaleIT {

  private static final int PAGE = 20;

  private static final String INSERT =
      """
      INSERT INTO account (id, email, name, password_hash, role, state, created_at, updated_at)
      SELECT CONCAT('0MANY', LPAD(n, 8, '0')), CONCAT('many', n, '@example.org'),
        CONCAT('Many ', n), 'x', 'SHOPPER', IF(n % 1000 = 7, 'BLOCKED', 'ACTIVE'),
        UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
      FROM\s""";

  private final Sql sql = Running.sql();
  private final Plans plans = new Plans(sql);

  @BeforeAll
  void many() {
    assertThat(sql.run(INSERT + Plans.NUMBERS)).isEqualTo(Plans.MANY);
    sql.rows("ANALYZE TABLE account");
  }

  @AfterAll
  void none() {
    sql.run("DELETE FROM account WHERE id LIKE '0MANY%'");
    sql.rows("ANALYZE TABLE account");
  }

  private void require(MemberSearch.Part found, Sort sort, long rows) {
    String query = MemberSearch.COLUMNS + found.sql() + MemberSearch.order(sort);
    var values = new ArrayList<>(found.values());
    values.add(PAGE);
    values.add(0);
    plans.requireIndexes(query, values);
    plans.requireFewRows(query, values, rows);
  }

  @Test
  void aListInAnyOrderAndOfAnyStateReadsWhatItShows() {
    for (MemberState state :
        new @Nullable MemberState[] {null, MemberState.BLOCKED, MemberState.ACTIVE}) {
      for (String column : List.of("id", "email", "name")) {
        for (Sort.Direction way : Sort.Direction.values()) {
          require(MemberSearch.found(null, state), Sort.by(way, column), 5 * PAGE);
        }
      }
    }
  }

  @Test
  void aSearchReadsWhatItFinds() {
    for (String keyword : List.of("many4711", "Many 4711", "0MANY00004711", "하늘")) {
      for (MemberState state : new @Nullable MemberState[] {null, MemberState.BLOCKED}) {
        require(MemberSearch.found(keyword, state), Sort.by("id").descending(), 500);
      }
    }
  }

  @Test
  void thePagesTakeAsManyStatementsWhetherTheyShowFewOrMany() {
    Browser browser = Running.browser().signIn(Running.staff().with(StaffRole.SUPPORT));
    int few = asked(browser, "/admin/members?size=2", 2);
    assertThat(few).isPositive();
    assertThat(asked(browser, "/admin/members?size=100", 100)).isLessThanOrEqualTo(few);
  }

  private static int asked(Browser browser, String path, int rows) {
    Browser.Page page = browser.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text().split("<tr>", -1)).hasSize(rows + 2);
    return Statements.of(page.reference()).size();
  }
}

package dev.rushgate.backoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Plans;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway") // it overlooks what a class file says of a nested type
class AuditPagesIT {

  private static final String PATH = "/admin/audit";
  private static final int PAGE = 20;

  private static final String MANY =
      """
      INSERT INTO audit_entry (id, at, actor_kind, actor_id, actor_name, action, subject_kind,
        subject_id, before_json, after_json, reason, request_id)
      SELECT 1000000 + n, '2020-01-01' + INTERVAL n MINUTE, 'STAFF', CONCAT('9000', n % 50),
        CONCAT('Person ', n % 50), ELT(1 + n % 3, 'created', 'changed', 'blocked'),
        ELT(1 + n % 4, 'PRODUCT', 'ORDER', 'MEMBER', 'DROP'), CONCAT('S', n % 9000),
        '{"price":1}', '{"price":2}', IF(n = 5, '=1+1', NULL), 'r'
      FROM\s""";

  private final Sql sql = Running.sql();
  private final Plans plans = new Plans(sql);
  private final Browser browser = Running.browser();

  @BeforeAll
  void many() {
    assertThat(sql.run(MANY + Plans.NUMBERS)).isEqualTo(Plans.MANY);
    sql.rows("ANALYZE TABLE audit_entry");
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
  }

  @AfterAll
  void none() {
    sql.run("DELETE FROM audit_entry WHERE request_id = 'r'");
    sql.rows("ANALYZE TABLE audit_entry");
  }

  private static int rows(Browser.Page page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.text().split("<tr>", -1).length - 2;
  }

  @Test
  void aChangeIsShownFieldByFieldWithWhoAndWhat() {
    browser.get("/admin/products/new");
    Browser.Page made =
        browser.post(
            "/admin/products",
            Map.of("name", "<b>Lamp</b>", "description", "", "price", "10", "stock", "5"));
    String id = made.location().replaceFirst(".*/", "");
    browser.get("/admin/products/" + id);
    browser.post(
        "/admin/products/" + id,
        Map.of("name", "Lamp", "description", "", "price", "12", "stock", "5", "version", "0"));
    Browser.Page log = browser.get(PATH + "?kind=PRODUCT&subject=" + id);
    assertThat(rows(log)).isEqualTo(2);
    assertThat(log.text())
        .contains("Somebody", "href=\"/admin/products/" + id + "\"", made.reference())
        .containsPattern(
            "(?s)<dt>price</dt>.{0,200}<span>10</span></del>.{0,200}<span>12</span></ins>")
        .contains("&lt;b&gt;Lamp&lt;/b&gt;")
        .doesNotContain("<dt>version</dt>");
  }

  @Test
  void theLogIsFilteredByWhoWhatAndWhen() {
    assertThat(rows(browser.get(PATH + "?actor=90007&size=100"))).isEqualTo(100);
    assertThat(browser.get(PATH + "?actor=Person+7&size=50").text())
        .contains("Person 7")
        .doesNotContain(">Person 8<");
    assertThat(rows(browser.get(PATH + "?actor=Person+100%25"))).isNegative();
    assertThat(rows(browser.get(PATH + "?kind=MEMBER&subject=S2&action=blocked"))).isPositive();
    assertThat(rows(browser.get(PATH + "?from=2020-01-01&to=2020-01-01&size=100"))).isEqualTo(100);
    assertThat(browser.get(PATH + "?to=2019-12-31").text()).contains("찾은 것이 없어요");
    for (String wrong : List.of("kind=CAT", "from=soon", "subject=1", "actor=" + "x".repeat(101))) {
      assertThat(browser.get(PATH + "?" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void theLogIsExportedAsATable() {
    Browser.Page file = browser.get(PATH + "/export?from=2020-01-01&to=2020-01-01");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(file.header("Content-Disposition")).contains("attachment", "audit.csv");
    String[] lines = file.text().split("\r\n", -1);
    assertThat(lines).hasSize(1 + 15 * 60 + 1); // until midnight in Seoul
    assertThat(lines[0])
        .endsWith(
            "id,at,actorKind,actorId,actorName,action,subjectKind,subjectId,before,after,reason,requestId");
    assertThat(file.text()).contains(",'=1+1,r\r\n").contains("\"{\"\"price\"\":1}\"");
    Browser support = Running.browser().signIn(Running.staff().with(StaffRole.SUPPORT));
    assertThat(support.get(PATH).status()).isEqualTo(200);
    assertThat(support.get(PATH + "/export").status()).isEqualTo(403);
  }

  @Test
  void programsReadAndExportTheSame() {
    Api api = Running.api();
    Api.Reply list = api.get("/api/v1/admin/audit?kind=ORDER&actor=90001&size=5");
    assertThat(list.status()).as(list.text()).isEqualTo(200);
    assertThat(list.json().path("items").size()).isEqualTo(5);
    assertThat(list.json().path("items").path(0).path("changes").path(0).path("after").asString())
        .isEqualTo("2");
    assertThat(api.get("/api/v1/admin/audit?kind=CAT").fields()).containsExactly("kind");
    assertThat(api.get("/api/v1/admin/audit/export?from=2020-01-01&to=2020-01-01").text())
        .contains(",'=1+1,r\r\n");
    assertThat(api.as(null).get("/api/v1/admin/audit").status()).isEqualTo(401);
  }

  @Test
  void everySearchReadsFromAnIndex() {
    Instant day = Instant.parse("2020-01-20T00:00:00Z");
    Instant next = day.plusSeconds(86_400);
    require(AuditSearch.EVERYTHING, 5 * PAGE);
    require(of("900017", "", null, ""), 5 * PAGE);
    require(of("", "blocked", null, ""), 5 * PAGE);
    require(of("", "", Subject.Kind.MEMBER, ""), 5 * PAGE);
    require(of("", "", Subject.Kind.MEMBER, "S2"), 5 * PAGE);
    require(new AuditSearch("", "", null, "", day, next), 5 * PAGE);
    require(of("Person 17", "", null, ""), 10_000); // those of one name, to be put in order
    require(new AuditSearch("", "blocked", null, "", day, next), 10_000);
  }

  private static AuditSearch of(
      String actor, String action, Subject.@Nullable Kind kind, String subject) {
    return new AuditSearch(actor, action, kind, subject, null, null);
  }

  private void require(AuditSearch search, long rows) {
    AuditSearch.Part where = search.where();
    var values = new ArrayList<>(where.values());
    values.add(PAGE);
    values.add(0);
    String query = AuditTrail.ROW + where.sql() + AuditTrail.orderOf(search);
    plans.requireIndexes(query, values);
    plans.requireFewRows(query, values, rows);
  }

  @Test
  void thePageTakesAsManyStatementsWhetherItShowsFewOrMany() {
    int few = asked("?size=2");
    assertThat(few).isPositive();
    assertThat(asked("?size=100")).isLessThanOrEqualTo(few);
  }

  private int asked(String query) {
    Browser.Page page = browser.get(PATH + query);
    rows(page);
    return Statements.of(page.reference()).size();
  }
}

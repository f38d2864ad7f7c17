package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Queued;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Eleven entries of a deal, each with another fate or place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryPagesIT {

  private static final Pattern MEMBERS = Pattern.compile("<th scope=\"row\"><a [^>]+>([^<]+)</a>");

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();
  private String drop = "";
  private String path = "";
  private Queued queued = new Queued("1");

  @BeforeAll
  void entriesOfEveryFate() {
    browser.signIn(Running.staff().with(StaffRole.READ_ONLY));
    drop = new Drops(api).deal(10);
    path = "/admin/drops/" + drop + "/entries";
    queued = new Queued(drop).armed(10).settled(1).settled(2).settled(3).sent(4).sent(5);
    var settled = new Settled(sql);
    String paid = settled.order(drop, 1, 600_000);
    settled.order(drop, 2, 600_000);
    String cancelled = settled.order(drop, 3, 600_000);
    settled.deadLetter(drop, 4);
    sql.run("UPDATE orders SET state = 'PAID', paid_at = UTC_TIMESTAMP(3) WHERE id = ?", paid);
    sql.run("UPDATE drop_stock SET paid = paid + 1 WHERE drop_id = ?", drop);
    api.post("/api/v1/admin/orders/" + cancelled + "/cancel", Map.of("reason", "asked"));
    queued.waits(6).waits(7).waits(8);
    queued.result(9, "LEFT").result(10, "REFUSED|SOLD_OUT").result(11, "SETTLED|1.1|1||");
  }

  @AfterAll
  void noTrace() {
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    queued.forget();
  }

  private List<String> members(String query) {
    Page page = browser.get(path + query);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return MEMBERS.matcher(page.text()).results().map((MatchResult r) -> r.group(1)).toList();
  }

  private static List<String> numbered(Integer... numbers) {
    return Arrays.stream(numbers).map(Settled::member).toList();
  }

  @Test
  void allAreListedThoseServedFirstThenTheWaitingThenWhoIsGone() {
    List<String> all = members("");
    assertThat(all.subList(0, 8)).isEqualTo(numbered(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(all.subList(8, 10)).containsExactlyInAnyOrderElementsOf(numbered(9, 10));
    assertThat(all).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "PAID,1",
    "TO_PAY,2",
    "RETURNED,3",
    "DEAD,4",
    "UNDER_WAY,5",
    "WAITING,6 7 8",
    "LEFT,9",
    "REFUSED,10"
  })
  void aFateShowsItsOwn(String fate, String numbers) {
    Integer[] of = Arrays.stream(numbers.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    assertThat(members("?fate=" + fate)).isEqualTo(numbered(of));
  }

  @Test
  void whoseUnitWasRefusedToThemStandsThereOnce() {
    String refusing = new Drops(api).deal(1);
    Queued told = new Queued(refusing).armed(1).result(1, "REFUSED|SOLD_OUT").result(2, "LEFT");
    sql.run(
        """
        INSERT INTO admission (drop_id, epoch, no, member, seq, state, reason, at)
        VALUES (?, 1, 1, ?, 1, 'REFUSED', 'SOLD_OUT', UTC_TIMESTAMP(3))
        """,
        refusing,
        Settled.member(1));
    String list = path.replace(drop, refusing);
    String page = browser.get(list).text();
    assertThat(page).contains("2개 중 1–2").doesNotContain("일부만 보여요");
    assertThat(MEMBERS.matcher(page).results().map((MatchResult r) -> r.group(1)).toList())
        .isEqualTo(numbered(1, 2));
    assertThat(browser.get(list + ".csv").text().lines()).hasSize(3);
    String hers = browser.get(list + "?q=" + Settled.member(1)).text();
    assertThat(MEMBERS.matcher(hers).results()).hasSize(1);
    told.forget();
  }

  @Test
  void pagesGoAcrossDatabaseAndQueue() {
    assertThat(members("?size=3&page=1")).isEqualTo(numbered(4, 5, 6));
    assertThat(members("?size=2&page=3")).isEqualTo(numbered(7, 8));
    assertThat(members("?size=4&page=2")).containsExactlyInAnyOrderElementsOf(numbered(9, 10));
    assertThat(browser.get(path + "?size=3&page=1").text()).contains("10개 중 4–6");
    assertThat(members("?fate=WAITING&size=1&page=2")).isEqualTo(numbered(8));
    assertThat(browser.get(path + "?size=3&page=9").text()).contains("찾은 것이 없어요");
    assertThat(browser.get(path + "?fate=SOMETHING").status()).isEqualTo(400);
  }

  @Test
  void aMemberIsFoundWhereverTheyAre() {
    for (int no : List.of(1, 5, 7, 9, 10)) {
      assertThat(members("?q=" + Settled.member(no))).isEqualTo(numbered(no));
    }
    assertThat(members("?q=nobody")).isEmpty();
    assertThat(browser.get(path + "?q=%3Cscript%3E").text())
        .contains("value=\"&lt;script&gt;\"")
        .doesNotContain("<script>");
  }

  @Test
  void theFileHasAllOfThem() {
    sql.run("UPDATE admission SET reason = '=cmd()' WHERE drop_id = ? AND no = 4", drop);
    Page file = browser.get("/admin/drops/" + drop + "/entries.csv");
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Content-Disposition")).contains("attachment", drop);
    List<String> lines = file.text().lines().toList();
    assertThat(lines).hasSize(11);
    assertThat(lines.getFirst())
        .isEqualTo("\uFEFFmember,fate,sequence,admission,order,coupon,reason,at");
    assertThat(lines.get(1)).startsWith("member-1,PAID,1," + drop + ".1.1,");
    assertThat(lines.get(4)).contains(",'=cmd(),");
    assertThat(lines.get(6)).isEqualTo("member-6,WAITING,6,,,,,");
    assertThat(browser.get("/admin/drops/" + drop + "/entries.csv?fate=LEFT").text().lines())
        .hasSize(2)
        .contains("member-9,LEFT,,,,,,");
  }

  @Test
  void theApiTellsTheSame() {
    JsonNode list = api.get(Drops.PATH + "/" + drop + "/entries?fate=RETURNED").json();
    assertThat(list.path("total").asLong()).isEqualTo(1);
    JsonNode entry = list.path("items").path(0);
    assertThat(entry.path("member").asString()).isEqualTo("member-3");
    assertThat(entry.path("reason").asString()).isEqualTo("CANCELLED");
    assertThat(entry.path("admissionId").asString()).isEqualTo(drop + ".1.3");
    assertThat(api.get(Drops.PATH + "/" + drop + "/entries").json().path("total").asLong())
        .isEqualTo(10);
    assertThat(api.get(Drops.PATH + "/77/entries").code()).isEqualTo("DROP_UNKNOWN");
    assertThat(api.get(Drops.PATH + "/" + drop + "/entries?fate=X").fields())
        .containsExactly("fate");
  }

  private int statements(String query) {
    return Statements.of(browser.get(path + query).reference()).size();
  }

  @Test
  void aLongPageTakesAsManyStatementsAsAShortOne() {
    int few = statements("?size=1");
    assertThat(few).isPositive().isLessThanOrEqualTo(10);
    assertThat(statements("?size=100")).isLessThanOrEqualTo(few);
  }
}

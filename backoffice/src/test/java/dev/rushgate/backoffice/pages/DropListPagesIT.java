package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Statements;
import io.hypersistence.tsid.TSID;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropListPagesIT {

  private static final String DEALS = "/admin/deals";
  private static final String COUPONS = "/admin/coupons";
  private static final Pattern TITLES =
      Pattern.compile("<th scope=\"row\"><a href=\"[^\"]+\">([^<]+)</a>");

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Browser browser = Running.browser();

  /** In every title of these tests, and in no other. */
  private final String word = "w" + TSID.Factory.getTsid().toLong();

  private final Map<String, String> ids = new HashMap<>();

  @BeforeAll
  void oneOfEach() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
    coupon("a scheduled", 3_600, 7_200);
    coupon("b open", -60, 3_600);
    coupon("c paused", -60, 3_601);
    coupon("d sold out", -60, 3_602);
    coupon("e ended", -60, 3_603);
    coupon("f closed", -60, 3_604);
    coupon("g cancelled", 3_601, 7_200);
    var api = Running.api();
    api.post(Drops.PATH + "/" + ids.get("c") + "/pause");
    sql.run("UPDATE drop_stock SET live = 5 WHERE drop_id = ?", ids.get("d"));
    sql.run(
        "UPDATE drop_spec SET closes_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE drop_id = ?",
        ids.get("e"));
    api.post(Drops.PATH + "/" + ids.get("f") + "/close");
    api.post(Drops.PATH + "/" + ids.get("g") + "/cancel", Map.of("reason", "a test"));
  }

  private void coupon(String name, long opens, long closes) {
    var form = Drops.with(Drops.aCoupon(5), "title", name + " " + word);
    form = Drops.with(form, "opensAt", Drops.inSeconds(opens));
    ids.put(
        name.substring(0, 1), drops.created(Drops.with(form, "closesAt", Drops.inSeconds(closes))));
  }

  private List<String> titles(String address) {
    Page page = browser.get(address);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return TITLES
        .matcher(page.text())
        .results()
        .map(found -> found.group(1))
        .filter(title -> title.contains(word))
        .map(title -> title.substring(0, 1))
        .toList();
  }

  @Test
  void everyStateFindsItsOwn() {
    String list = COUPONS + "?q=" + word;
    assertThat(titles(list)).hasSize(7);
    assertThat(titles(list + "&state=SCHEDULED")).containsExactly("a");
    assertThat(titles(list + "&state=OPEN")).containsExactly("b");
    assertThat(titles(list + "&state=PAUSED")).containsExactly("c");
    assertThat(titles(list + "&state=SOLD_OUT")).containsExactly("d");
    assertThat(titles(list + "&state=CLOSED&sort=title")).containsExactly("e", "f");
    assertThat(titles(list + "&state=CANCELLED")).containsExactly("g");
    assertThat(browser.get(list + "&state=CANCELLED").text())
        .contains("class=\"pill cancelled\">취소됨</span>", "chip on");
  }

  @Test
  void theApiFindsTheSame() {
    var found = Running.api().get(Drops.PATH + "?kind=COUPON&phase=SOLD_OUT&q=" + word).json();
    assertThat(found.path("total").asInt()).isEqualTo(1);
    var sold = found.path("items").get(0);
    assertThat(sold.path("id").asString()).isEqualTo(ids.get("d"));
    assertThat(sold.path("phase").asString()).isEqualTo("SOLD_OUT");
    var cancelled = Running.api().get(Drops.PATH + "/" + ids.get("g")).json();
    assertThat(cancelled.path("phase").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.path("cancelReason").asString()).isEqualTo("a test");
    assertThat(Running.api().get(Drops.PATH + "?phase=OPEN").fields()).containsExactly("kind");
    assertThat(Running.api().get(Drops.PATH + "?kind=DEAL&q=x&state=OPEN").fields())
        .containsExactly("state");
  }

  @Test
  void theListIsSortedAndPaged() {
    String list = COUPONS + "?q=" + word;
    assertThat(titles(list + "&sort=title")).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(titles(list)).startsWith("g", "a"); // the last to open first
    assertThat(titles(list + "&sort=closes")).startsWith("e", "b", "c");
    assertThat(titles(list + "&sort=-title&size=3&page=2")).containsExactly("a");
    Page second = browser.get(list + "&sort=title&size=3&page=1");
    assertThat(second.text())
        .contains("7개 중 4–6", "rel=\"prev\"", "rel=\"next\"", "aria-sort=\"ascending\"");
  }

  @Test
  void aDealIsFoundByItsTitleItsProductAndItsNumbers() {
    String product = drops.product(10);
    String name = "달항아리 " + word + "p";
    sql.run("UPDATE product SET name = ? WHERE id = ?", name, product);
    var form = Drops.with(Drops.aDeal(product, 4), "title", "h 100% " + word);
    String deal = drops.created(form);
    for (String q : List.of("100%25+" + word, "항아리+" + word + "p", deal, product)) {
      assertThat(titles(DEALS + "?q=" + q)).as(q).containsExactly("h");
      assertThat(titles(COUPONS + "?q=" + q)).as(q).isEmpty();
    }
    assertThat(titles(DEALS + "?q=1_0%25+" + word)).isEmpty();
    assertThat(browser.get(DEALS + "?q=" + deal).text())
        .contains(name, "39,000원", "50,000원", "4 / 4", DEALS + "/new?copy=" + deal);
  }

  @Test
  void theListsAskAsOftenForManyAsForFew() {
    for (int i = 0; i < 6; i++) {
      var form = Drops.with(Drops.aDeal(drops.product(4), 4), "title", "many-" + word);
      drops.created(form);
    }
    for (String list : List.of(DEALS + "?q=many-" + word, COUPONS + "?q=" + word)) {
      long few = statements(browser.get(list + "&size=2"));
      // Session and account; clock, count, ids and rows; the names of a deal's product.
      assertThat(few).as(list).isBetween(6L, 9L);
      assertThat(statements(browser.get(list + "&size=100"))).as(list).isEqualTo(few);
    }
    long none = statements(browser.get(DEALS + "/timeline?reach=day&from=2001-01-01"));
    assertThat(none).isPositive();
    assertThat(statements(browser.get(DEALS + "/timeline")))
        .isLessThanOrEqualTo(none + 2); // rows, names
  }

  @Test
  void nothingFoundLeadsBack() {
    assertThat(browser.get(DEALS + "?q=nothing-like-it").text())
        .contains("찾은 것이 없어요", "href=\"" + DEALS + "\"");
  }

  @Test
  void anAddressThatMeansNothingIsRefusedWithoutAFault() {
    for (String query :
        List.of(
            "?sort=secret",
            "?state=NONE",
            "?page=-1",
            "?size=101",
            "/timeline?reach=year",
            "/timeline?from=yesterday",
            "/timeline?from=9999-01-01")) {
      assertThat(browser.get(DEALS + query).status()).as(query).isEqualTo(400);
    }
    assertThat(browser.get(DEALS + "?q=" + "x".repeat(3_000)).status()).isEqualTo(200);
  }

  @Test
  void theAxisShowsWhatIsOpenWhatComesNextAndWhatHasEnded() {
    Page week = browser.get(COUPONS + "/timeline");
    assertThat(week.status()).as(week.text()).isEqualTo(200);
    String text = week.text();
    assertThat(text).contains("class=\"now\"", "(Asia/Seoul)");
    int running = text.indexOf("지금 열림 (");
    int next = text.indexOf("다음 차례 (");
    int ended = text.indexOf("끝남 (");
    assertThat(running).isPositive().isLessThan(next);
    assertThat(next).isLessThan(ended);
    for (String open : List.of("b open ", "c paused ", "d sold out ")) {
      assertThat(text.indexOf(open + word)).as(open).isBetween(running, next);
    }
    assertThat(text.indexOf("a scheduled " + word)).isBetween(next, ended);
    for (String over : List.of("e ended ", "f closed ", "g cancelled ")) {
      assertThat(text.indexOf(over + word)).as(over).isGreaterThan(ended);
    }
    assertThat(text).containsPattern("<rect class=\"open\"[^>]* x=\"[0-9.]+%\" width=\"[0-9.]+%\"");
    assertThat(browser.get(COUPONS + "/timeline?reach=day&from=2001-01-01").text())
        .contains("이 기간에는 아무것도 없어요", "오늘로", "from=2000-12-31", "from=2001-01-02");
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingElse() {
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    String text = reader.get(COUPONS + "?q=" + word).text();
    assertThat(text).contains("a scheduled " + word);
    assertThat(text).doesNotContain("/new", "/cancel", ">고치기<", ">복제<");
    assertThat(reader.get(COUPONS + "/timeline").text()).doesNotContain("/new");
  }

  private static long statements(Page page) {
    return Statements.of(page.reference()).size();
  }
}

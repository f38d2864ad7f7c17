package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPagesIT {

  private static final Pattern IDS = Pattern.compile("href=\"/admin/orders/\\d+\">(\\d+)</a>");

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();
  private String drop = "";
  private String first = "";
  private String paid = "";
  private String last = "";

  @BeforeAll
  void threeOrders() {
    browser.signIn(Running.staff().with(StaffRole.SUPPORT));
    drop = new Drops(Running.api()).deal(3);
    var settled = new Settled(sql);
    first = settled.order(drop, 1, 600_000);
    paid = settled.order(drop, 2, 600_000);
    last = settled.order(drop, 3, 600_000);
    sql.run(
        "UPDATE orders SET state = 'PAID', paid_at = UTC_TIMESTAMP(3), member = 'paying-one'"
            + " WHERE id = ?",
        paid);
  }

  private List<String> found(String query) {
    Browser.Page page = browser.get("/admin/orders?" + query);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return IDS.matcher(page.text()).results().map(id -> id.group(1)).toList();
  }

  @Test
  void ordersAreFoundByNumberMemberDropAndState() {
    assertThat(found("q=" + first)).containsExactly(first);
    assertThat(found("q=paying-one")).containsExactly(paid);
    assertThat(found("drop=" + drop)).containsExactly(last, paid, first);
    assertThat(found("drop=" + drop + "&sort=created")).containsExactly(first, paid, last);
    assertThat(found("drop=" + drop + "&state=PAID")).containsExactly(paid);
    assertThat(found("drop=" + drop + "&size=2&page=1")).containsExactly(first);
    assertThat(found("q=nobody")).isEmpty();
    assertThat(found("q=%27+OR+1%3D1+--")).isEmpty();
    assertThat(found("q=%ED%95%98%EB%8A%98")).isEmpty();
    String product = sql.text("SELECT product_id FROM drop_spec WHERE drop_id = ?", drop);
    assertThat(found("product=" + product + "&state=PAID")).containsExactly(paid);
    assertThat(found("product=" + product)).containsExactly(last, paid, first);
    assertThat(found("product=1")).isEmpty();
  }

  @Test
  void anOrderShowsWhatItIs() {
    String text = browser.get("/admin/orders/" + paid).text();
    assertThat(text).contains("39,000원", "결제 완료", "paying-one", drop, "Lamp", "주문 생성");
    assertThat(browser.get("/admin/orders/" + first).text()).contains("결제 대기", "결제 기한");
  }

  @Test
  void whatHappenedStandsInItsOrderWithWhoDidIt() {
    String deal = new Drops(Running.api()).deal(1);
    String order = new Settled(sql).order(deal, 1, 600_000);
    sql.run("UPDATE admission SET seq = 4711 WHERE drop_id = ?", deal);
    assertThat(browser.get("/admin/orders/" + order).text())
        .containsPattern("(?s)순번 4,711.*당첨.*주문 생성.*결제 기한");
    Running.api()
        .post("/api/v1/admin/orders/" + order + "/cancel", Map.of("reason", "<b>asked</b>"));
    String text = browser.get("/admin/orders/" + order).text();
    assertThat(text)
        .containsPattern("(?s)주문 생성.*<strong>취소</strong>.*님이 처리.*&lt;b&gt;asked&lt;/b&gt;")
        .contains("/admin/audit?kind=ORDER&amp;subject=" + order);
    var events = Running.api().get("/api/v1/admin/orders/" + order + "/timeline").json();
    assertThat(events.path(0).path("kind").asString()).isEqualTo("ENTERED");
    assertThat(events.path(0).path("sequence").asLong()).isEqualTo(4_711);
    assertThat(events.path(3).path("kind").asString()).isEqualTo("CANCELLED");
    assertThat(Running.api().get("/api/v1/admin/orders/1/timeline").code())
        .isEqualTo("ORDER_UNKNOWN");
  }

  @Test
  void anAddressThatMeansNothingIsRefusedWithoutAFault() {
    for (String query :
        List.of(
            "state=LOST",
            "drop=x",
            "product=x",
            "from=soon",
            "to=2026-02-30",
            "sort=total",
            "page=-1")) {
      assertThat(browser.get("/admin/orders?" + query).status()).as(query).isEqualTo(400);
    }
    assertThat(browser.get("/admin/orders/x").status()).isEqualTo(404);
  }

  @Test
  void aSearchThatFindsNothingSaysSoAndLeadsBack() {
    for (String list : List.of("/admin/orders", "/admin/products")) {
      Browser.Page page = browser.get(list + "?q=nothing-like-it");
      assertThat(page.status()).as(list).isEqualTo(200);
      assertThat(page.text())
          .as(list)
          .containsOnlyOnce("class=\"empty\"")
          .contains("찾은 것이 없어요", "모두 보기", "href=\"" + list)
          .doesNotContain("<table");
    }
  }
}

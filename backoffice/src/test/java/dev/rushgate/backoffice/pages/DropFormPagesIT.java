package dev.rushgate.backoffice.pages;

import static dev.rushgate.backoffice.pages.DropForms.aCoupon;
import static dev.rushgate.backoffice.pages.DropForms.aDeal;
import static dev.rushgate.backoffice.pages.DropForms.at;
import static dev.rushgate.backoffice.pages.DropForms.idOf;
import static dev.rushgate.backoffice.pages.DropForms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropFormPagesIT {

  private static final String DEALS = "/admin/deals";
  private static final String COUPONS = "/admin/coupons";
  private static final String SCRIPT = "<script>alert('x')</script>";

  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(Running.api());
  private final Browser browser = Running.browser();

  @BeforeAll
  void signIn() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
  }

  private Page sent(String path, Map<String, String> form) {
    return browser.post(path, form);
  }

  private String created(String path, Map<String, String> form) {
    Page page = sent(path, form);
    assertThat(page.status()).as(page.text()).isEqualTo(302);
    return idOf(page);
  }

  @Test
  void aDealIsCreatedShownAndChanged() {
    String product = drops.product(30);
    String deal = created(DEALS, aDeal(product, "밤에 여는 특가", 10));
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(20);
    Page shown = browser.get(DEALS + "/" + deal + "/edit");
    assertThat(shown.text())
        .contains("만들었어요", "밤에 여는 특가", "value=\"39000\"", "value=\"" + at(1, 20) + "\"")
        .contains("Asia/Seoul (UTC+09:00)")
        .containsPattern("= \\d{4}-\\d{2}-\\d{2} 11:00 UTC") // nine hours behind Seoul
        .contains("name=\"version\" value=\"1\"");
    var change = with(with(aDeal("", "Changed", 15), "lobbyMax", "7"), "version", "1");
    assertThat(sent(DEALS + "/" + deal + "/edit", change).status()).isEqualTo(302);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(15);
    assertThat(
            sql.number(
                """
                SELECT COUNT(*) FROM drop_spec WHERE drop_id = ? AND title = 'Changed'
                  AND offered = 15 AND lobby_max = 7 AND product_id = ? AND price = 39000
                """,
                deal,
                product))
        .isEqualTo(1);
  }

  @Test
  void aCouponIsCreatedWithTheTimesOfTheShop() {
    String coupon = created(COUPONS, aCoupon("Five off", 100));
    String opens = Running.api().get(Drops.PATH + "/" + coupon).json().path("opensAt").asString();
    assertThat(opens).endsWith("T11:00:00.000Z");
    assertThat(browser.get(COUPONS + "/" + coupon + "/edit").text())
        .contains("5,000원 할인 쿠폰", "value=\"5000\"", "UTC+09:00");
  }

  @Test
  void aChangeOfAnOlderVersionIsNotMade() {
    String coupon = created(COUPONS, aCoupon("Once", 5));
    Running.api().patch(Drops.PATH + "/" + coupon, Map.of("title", "Twice"));
    for (String version : List.of("1", "", "x")) {
      var late = with(with(aCoupon("Late", 5), "lobbyMax", "1"), "version", version);
      Page page = sent(COUPONS + "/" + coupon + "/edit", late);
      assertThat(page.status()).as(version).isEqualTo(409);
      assertThat(page.text()).contains("다른 사람이 바꿨어요", "value=\"Late\"");
    }
    assertThat(sql.text("SELECT title FROM drop_spec WHERE drop_id = ?", coupon))
        .isEqualTo("Twice");
  }

  @Test
  void whatHasOpenedIsShownButNotChanged() {
    String open = drops.created(Drops.with(Drops.aCoupon(5), "opensAt", Drops.inSeconds(-5)));
    Page shown = browser.get(COUPONS + "/" + open + "/edit");
    assertThat(shown.text())
        .contains("이미 시작했거나 끝나서", "<fieldset class=\"card\" disabled")
        .doesNotContain("value=\"save\"", COUPONS + "/" + open + "/cancel");
    var change = with(with(aCoupon("Late", 5), "lobbyMax", "1"), "version", "1");
    Page page = sent(COUPONS + "/" + open + "/edit", change);
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("그 사이에 시작했어요");
  }

  @Test
  void aPreviewSaysWhatShoppersWillSeeAndSavesNothing() {
    String product = drops.product(30);
    long before = sql.number("SELECT COUNT(*) FROM drop_spec");
    var form = with(with(aDeal(product, "Half a lamp", 10), "price", "25000"), "act", "preview");
    Page page = sent(DEALS, with(with(form, "lobbySeconds", "600"), "waitlist", "20"));
    assertThat(page.status()).isEqualTo(200);
    String preview = page.text().substring(page.text().indexOf("id=\"preview\""));
    assertThat(preview)
        .contains("Half a lamp", "25,000원", "50,000원", "50% 할인", "10개 한정", "20:00 KST 시작")
        .contains("5분 안에 결제", "시작 10분 전부터", "20명까지 기다릴");
    assertThat(page.text()).doesNotContain("role=\"alert\"");
    assertThat(sql.number("SELECT COUNT(*) FROM drop_spec")).isEqualTo(before);
    Page empty = sent(COUPONS, Map.of("act", "preview"));
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.text()).contains("비어 있어요");
  }

  @Test
  void aProductIsFoundAndChosenWithoutScript() {
    String product = drops.product(30);
    String name = "Lamp " + product;
    Running.api().patch("/api/v1/admin/products/" + product, Map.of("name", name));
    var form = new HashMap<>(aDeal("", "Kept title", 10));
    form.put("product", name);
    form.put("act", "find");
    Page found = sent(DEALS, form);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.text())
        .contains("type=\"radio\"", "value=\"" + product + "\"", name + " · 50,000원 · 재고 30개")
        .contains("value=\"Kept title\"", "value=\"39,000\"")
        .doesNotContain("role=\"alert\"");
    form.put("product", "nothing-like-it");
    assertThat(sent(DEALS, form).text()).contains("찾은 상품이 없어요");
    assertThat(browser.get(DEALS + "/new?product=" + product).text())
        .containsPattern("checked[^>]*value=\"" + product + "\"");
  }

  @Test
  void aDuplicateHasTheOthersValuesAndNoTimes() {
    String product = drops.product(30);
    String deal = created(DEALS, with(aDeal(product, "Again", 10), "waitlist", "33"));
    Page copy = browser.get(DEALS + "/new?copy=" + deal);
    assertThat(copy.text())
        .contains("value=\"Again\"", "value=\"39000\"", "value=\"33\"", "value=\"" + product + "\"")
        .contains("name=\"version\" value=\"\"", "action=\"" + DEALS + "\"")
        .doesNotContain(at(1, 20));
    assertThat(browser.get(COUPONS + "/new?copy=" + deal).status()).isEqualTo(404);
    assertThat(browser.get(DEALS + "/new?copy=x").status()).isEqualTo(404);
  }

  @Test
  void aFormSetsNothingThatItDoesNotShow() {
    var form = new HashMap<>(aCoupon("Plain", 5));
    form.put("seed", "00");
    form.put("kind", "DEAL");
    form.put("state", "CLOSED");
    form.put("id", "7");
    form.put("dropId", "7");
    form.put("cancelledAt", "2026-01-01T00:00");
    form.put("listPrice", "1");
    form.put("productId", "7");
    String coupon = created(COUPONS, form);
    assertThat(coupon).isNotEqualTo("7");
    assertThat(
            sql.number(
                """
                SELECT COUNT(*) FROM drop_spec s JOIN drop_stock k ON k.drop_id = s.drop_id
                WHERE s.drop_id = ? AND s.kind = 'COUPON' AND k.state = 'OPEN'
                  AND LENGTH(s.seed) = 64 AND s.cancelled_at IS NULL AND s.product_id IS NULL
                """,
                coupon))
        .isEqualTo(1);
  }

  @Test
  void whatIsOfTheOtherKindIsNotFound() {
    String coupon = created(COUPONS, aCoupon("Mine", 5));
    assertThat(browser.get(COUPONS + "/" + coupon).location())
        .isEqualTo(COUPONS + "/" + coupon + "/edit");
    assertThat(browser.get(DEALS + "/" + coupon).status()).isEqualTo(404);
    for (String page : List.of("/edit", "/cancel")) {
      assertThat(browser.get(DEALS + "/" + coupon + page).status()).isEqualTo(404);
      assertThat(sent(DEALS + "/" + coupon + page, aDeal("", "Taken", 5)).status()).isEqualTo(404);
      assertThat(browser.get(COUPONS + "/99999999999999999" + page).status()).isEqualTo(404);
      assertThat(browser.get(COUPONS + "/x" + page).status()).isEqualTo(404);
    }
  }

  @Test
  void whatSomebodyTypedIsShownAsTextEverywhere() {
    String coupon = created(COUPONS, aCoupon(SCRIPT, 5));
    String escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;";
    for (String path :
        List.of("/" + coupon + "/edit", "/" + coupon + "/cancel", "?q=" + coupon, "/timeline")) {
      assertThat(browser.get(COUPONS + path).text())
          .as(path)
          .contains(escaped)
          .doesNotContain("<script>");
    }
    Page cancelled =
        sent(COUPONS + "/" + coupon + "/cancel", Map.of("reason", SCRIPT, "version", "1"));
    assertThat(browser.follow(cancelled).text()).contains(escaped).doesNotContain("<script>");
    assertThat(browser.get(COUPONS + "/" + coupon + "/edit").text())
        .contains("이유: " + escaped)
        .doesNotContain("<script>");
  }

  @Test
  void everyPageIsWholeInBothLanguages() {
    String product = drops.product(30);
    String deal = created(DEALS, aDeal(product, "Whole", 5));
    String coupon = created(COUPONS, with(aCoupon("Whole", 5), "confirmed", ""));
    for (String language : List.of("en", "ko")) {
      browser.get("/admin");
      browser.post("/admin/look", Map.of("language", language));
      for (String path : List.of("", "/timeline?reach=month", "/timeline?reach=day", "/new")) {
        requireWhole(browser.get(DEALS + path), language);
        requireWhole(browser.get(COUPONS + path), language);
      }
      for (String path : List.of("/edit", "/cancel")) {
        requireWhole(browser.get(DEALS + "/" + deal + path), language);
        requireWhole(browser.get(COUPONS + "/" + coupon + path), language);
        requireWhole(sent(DEALS + "/" + deal + path, Map.of()), language);
      }
      requireWhole(sent(COUPONS, Map.of()), language);
      requireWhole(sent(DEALS, aDeal(product, "Whole", 5)), language); // overlaps
      requireWhole(sent(DEALS, with(aDeal(product, "W", 5), "act", "preview")), language);
    }
  }

  private static void requireWhole(Page page, String language) {
    String what = page.response().uri() + " " + page.status();
    assertThat(page.status()).as(what).isIn(200, 409, 422);
    assertThat(page.text())
        .as(what)
        .contains("lang=\"" + language + "\"", "<main id=\"main\"", "<h1")
        .containsPattern("<title>[^<]+ · Rushgate</title>")
        .doesNotContain("??", "th:", " style=", "<style", "<script>", "{0}", "{1}")
        .doesNotContainPattern("\\son[a-z]+=\"");
    assertThat(page.text().length()).as(what).isLessThan(150_000);
  }

  @Test
  void whoMayOnlyLookSeesAndChangesNothing() {
    String coupon = created(COUPONS, aCoupon("Seen", 5));
    for (StaffRole role : List.of(StaffRole.READ_ONLY, StaffRole.SUPPORT)) {
      Browser reader = Running.browser().signIn(Running.staff().with(role));
      assertThat(reader.get(COUPONS + "/" + coupon + "/edit").text())
          .contains("<fieldset class=\"card\" disabled", "볼 수만 있어요", "value=\"Seen\"")
          .doesNotContain("value=\"save\"", "/cancel\"", "/new");
      assertThat(reader.get(COUPONS + "/new").status()).isEqualTo(403);
      assertThat(reader.get(COUPONS + "/" + coupon + "/cancel").status()).isEqualTo(403);
      for (String path : List.of("", "/" + coupon + "/edit", "/" + coupon + "/cancel")) {
        assertThat(reader.post(COUPONS + path, aCoupon("Changed", 5)).status()).isEqualTo(403);
      }
    }
    assertThat(sql.text("SELECT title FROM drop_spec WHERE drop_id = ?", coupon)).isEqualTo("Seen");
  }
}

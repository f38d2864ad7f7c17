package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.stack.Totp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

  private static final String SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
  private static final Pattern ASSET = Pattern.compile("/assets/[a-z]+-([0-9a-f]{32})\\.[a-z]+");
  private static final Pattern FIGURE = Pattern.compile("<dd>([0-9,]+)원?</dd></div>");
  private static final String TO_PAY = "SELECT COUNT(*) FROM orders WHERE state = 'TO_PAY'";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long PAGE_BYTES_MAX = 150_000;

  private final Sql sql = Running.sql();
  private final Settled settled = new Settled(sql);
  private final Drops drops = new Drops(Running.api());
  private final Browser owner = Running.browser();
  private String product = "";
  private String order = "";
  private String deal = "";

  @BeforeAll
  void aShopThatIsAlive() {
    owner.signIn(Running.staff().with(StaffRole.OWNER, Totp.secret(), "<script>alert('x')"));
    deal = drops.deal(5);
    sql.run(
        "UPDATE drop_spec SET opens_at = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE, title = ?,"
            + " message = ? WHERE drop_id = ?",
        SCRIPT,
        SCRIPT,
        deal);
    order = settled.order(deal, 1, 600_000);
    sql.run("UPDATE order_item SET name = ? WHERE order_id = ?", SCRIPT, order);
    product = sql.text("SELECT product_id FROM drop_spec WHERE drop_id = ?", deal);
    Running.api()
        .patch("/api/v1/admin/products/" + product, Map.of("name", SCRIPT, "description", SCRIPT));
    drops.coupon(3);
  }

  private List<Page> all() {
    var pages = new ArrayList<Page>();
    for (String path :
        List.of(
            "/admin",
            "/admin/products",
            "/admin/products?q=script&size=100",
            "/admin/products?q=nothing-like-it",
            "/admin/products/new",
            "/admin/products/" + product,
            "/admin/products?state=archived",
            "/admin/products/import",
            "/admin/orders",
            "/admin/orders?state=REFUNDED&drop=12345",
            "/admin/orders/" + order,
            "/admin/orders?product=" + product + "&from=2020-01-01&to=2099-12-31",
            "/admin/members",
            "/admin/members?state=BLOCKED&q=%3Cscript%3E",
            "/admin/members/member-1",
            "/admin/audit",
            "/admin/audit?kind=PRODUCT&subject=" + product,
            "/admin/staff",
            "/admin/staff/new",
            "/admin/staff/" + sql.number("SELECT MIN(id) FROM staff"),
            "/admin/me",
            "/admin/drops/" + deal,
            "/admin/drops/" + deal + "/entries",
            "/admin/drops/" + deal + "/entries?fate=LEFT",
            "/admin/nothing",
            "/admin/orders/1",
            "/admin/products?page=-1")) {
      pages.add(owner.get(path));
    }
    owner.get("/admin/products/new");
    pages.add(owner.post("/admin/products", Map.of("name", "", "price", "x", "stock", "-1")));
    pages.add(owner.post("/admin/products/" + product + "/stock", Map.of("units", "x")));
    Browser nobody = Running.browser();
    owner.cookie("language").ifPresent(language -> nobody.setCookie("language", language));
    pages.add(nobody.get("/admin/login?ended"));
    pages.add(nobody.password("nobody@example.com", "wrong"));
    Staff.Member operator = Running.staff().with(StaffRole.OPERATOR);
    nobody.password(operator.email(), operator.password());
    pages.add(nobody.get("/admin/login/code"));
    return pages;
  }

  @Test
  void everyPageIsProtectedWholeAndWithoutARawKey() {
    for (String language : List.of("en", "ko")) {
      owner.get("/admin");
      assertThat(owner.post("/admin/look", Map.of("language", language)).location())
          .isEqualTo("/admin");
      for (Page page : all()) {
        String what = page.response().uri() + " " + page.status();
        requireHeaders(page, what);
        requireWhole(page, language, what);
      }
    }
  }

  private static void requireHeaders(Page page, String what) {
    assertThat(page.header("Content-Security-Policy"))
        .as(what)
        .contains("default-src 'self'", "script-src 'self'", "style-src 'self'")
        .contains("img-src 'self' data:", "frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
    assertThat(page.header("X-Frame-Options")).as(what).isEqualTo("DENY");
    assertThat(page.header("Referrer-Policy")).as(what).isEqualTo("same-origin");
    assertThat(page.header("Cache-Control")).as(what).contains("no-store");
    assertThat(page.header("Content-Type")).as(what).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Access-Control-Allow-Origin")).as(what).isEmpty();
    assertThat(page.reference()).as(what).isNotBlank();
  }

  private static void requireWhole(Page page, String language, String what) {
    assertThat(page.text())
        .as(what)
        .contains("<html", "lang=\"" + language + "\"", "<main id=\"main\"", "<h1")
        .containsPattern("<title>[^<]+ · Rushgate</title>")
        .doesNotContain("??")
        .doesNotContain("th:")
        .doesNotContain(" style=")
        .doesNotContain("<style")
        .doesNotContain("<script>")
        .doesNotContain("<img src=x")
        .doesNotContainPattern("\\son[a-z]+=\"");
    assertThat((long) page.text().length()).as(what).isLessThan(PAGE_BYTES_MAX);
  }

  @Test
  void whatSomebodyTypedIsShownAsTextEverywhere() {
    String escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;";
    for (String path :
        List.of(
            "/admin", // the title of the drop
            "/admin/products?q=script",
            "/admin/products/" + product,
            "/admin/orders?q=" + order,
            "/admin/orders/" + order,
            "/admin/drops/" + deal,
            "/admin/drops/" + deal + "/entries")) {
      assertThat(owner.get(path).text()).as(path).contains(escaped).doesNotContain("<script>");
    }
    assertThat(owner.get("/admin/products?q=%3Cscript%3E%22%3E").text())
        .contains("value=\"&lt;script&gt;&quot;&gt;\"");
  }

  @Test
  void filesHaveTheirContentInTheirAddressAndAreKept() {
    var assets = ASSET.matcher(owner.get("/admin").text()).results().toList();
    assertThat(assets).hasSizeGreaterThan(3);
    for (var asset : assets) {
      Page file = owner.get(asset.group());
      assertThat(file.status()).as(asset.group()).isEqualTo(200);
      assertThat(file.header("Cache-Control")).contains("max-age=31536000", "immutable");
    }
    assertThat(owner.get("/assets/app-00000000000000000000000000000000.css").status())
        .isEqualTo(404);
    assertThat(owner.get("/assets/../application.properties").status()).isNotEqualTo(200);
  }

  @Test
  void theSwitchesAreKeptInCookies() {
    Browser browser = Running.browser();
    browser.get("/admin/login?next=%2Fadmin%2Forders");
    Page sent =
        browser.post(
            "/admin/look", Map.of("language", "en", "back", "/admin/login?next=%2Fadmin%2Forders"));
    assertThat(sent.location()).isEqualTo("/admin/login?next=%2Fadmin%2Forders");
    Page english = browser.follow(sent);
    assertThat(english.text()).contains("<h1>Sign in</h1>", "data-theme=\"auto\"");
    sent = browser.post("/admin/look", Map.of("theme", "dark", "back", "//evil.example"));
    assertThat(sent.header("Set-Cookie"))
        .contains("theme=dark", "Path=/admin", "HttpOnly", "SameSite=Strict");
    assertThat(browser.follow(sent).text()).contains("data-theme=\"dark\"", "Sign in");
    browser.post("/admin/look", Map.of("theme", "\"><script>", "language", "xx"));
    assertThat(browser.get("/admin/login").text()).contains("data-theme=\"dark\"", "Sign in");
  }

  @Test
  void theDashboardShowsWhatIsOpenAndWhatComesNext() {
    String deal = drops.deal(7);
    sql.run(
        "UPDATE drop_spec SET title = 'Seven lamps', opens_at = UTC_TIMESTAMP(3) WHERE drop_id = ?",
        deal);
    settled.order(deal, 1, 600_000);
    settled.order(deal, 2, 600_000);
    settled.deadLetter(deal, 3);
    var soon = Drops.with(Drops.aCoupon(3), "opensAt", Drops.inSeconds(600));
    drops.created(Drops.with(soon, "title", "Opens before others"));
    String text = owner.get("/admin").text();
    assertThat(text)
        .containsPattern("(?s)Seven lamps.{1,400}진행 중.{1,300}class=\"big\">4</span>")
        .containsPattern("(?s)Opens before others.{1,200}예정");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(owner.get("/admin").text())
                    .containsPattern("(?s)concerns.*Seven lamps.{1,300}당첨 1건"));
  }

  @Test
  void theDashboardAddsUpTheOrdersOfTheDay() {
    String deal = drops.deal(3);
    String before = settled.order(deal, 1, 600_000);
    String today = settled.order(deal, 2, 600_000);
    long paidToday = paidToday();
    String pay = "UPDATE orders SET state = 'PAID', total = 5000, paid_at = ? WHERE id = ?";
    sql.run(pay, "2026-01-01 00:00:00", before);
    sql.run(pay.replace("paid_at = ?", "paid_at = UTC_TIMESTAMP(3)"), today);
    assertThat(paidToday()).isGreaterThanOrEqualTo(paidToday + 5_000);
    // Other orders may be paid, and expire, meanwhile.
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(figure(0)).isEqualTo(paidToday());
              assertThat(figure(2)).isEqualTo(sql.number(TO_PAY));
            });
  }

  /** By the clocks of the shop, which are nine hours ahead. */
  private long paidToday() {
    return sql.number(
        """
        SELECT COALESCE(SUM(total - refunded), 0) FROM orders
        WHERE state IN ('PAID', 'PARTLY_REFUNDED')
          AND paid_at >= DATE(UTC_TIMESTAMP() + INTERVAL 9 HOUR) - INTERVAL 9 HOUR
        """);
  }

  /** The revenue, the paid orders and those to be paid, as the page shows them. */
  private long figure(int which) {
    var figures = FIGURE.matcher(owner.get("/admin").text()).results().toList();
    return Long.parseLong(figures.get(which).group(1).replace(",", ""));
  }
}

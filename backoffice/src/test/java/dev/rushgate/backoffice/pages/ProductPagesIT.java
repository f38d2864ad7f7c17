package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductPagesIT {

  private static final String PATH = "/admin/products";
  private static final Pattern NAMES = Pattern.compile("href=\"/admin/products/\\d+\">([^<]+)</a>");

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();

  @BeforeAll
  void signIn() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
  }

  /** A word that no other test's product has. */
  private static String word() {
    return "w" + TSID.Factory.getTsid().toLong();
  }

  private static Map<String, String> form(String name, String price, String stock) {
    return Map.of("name", name, "description", "soft light", "price", price, "stock", stock);
  }

  private String created(String name, String price, String stock) {
    browser.get(PATH + "/new");
    Page page = browser.post(PATH, form(name, price, stock));
    assertThat(page.status()).as(page.text()).isEqualTo(302);
    return page.location();
  }

  private static List<String> names(Page page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return NAMES.matcher(page.text()).results().map(found -> found.group(1)).toList();
  }

  @Test
  void aProductIsCreatedShownAndChanged() {
    String name = "달항아리 " + word();
    String path = created(name, "59,000", "12");
    Page shown = browser.get(path);
    assertThat(shown.text()).contains("상품을 만들었어요", name, "value=\"59000\"", "soft light");
    assertThat(browser.get(path).text()).doesNotContain("상품을 만들었어요");
    Map<String, String> change =
        Map.of("name", name, "description", "", "price", "49000", "version", "0");
    assertThat(browser.post(path, change).location()).isEqualTo(path);
    assertThat(browser.get(path).text()).contains("저장했어요", "value=\"49000\"");
    assertThat(sql.number("SELECT price FROM product WHERE name = ?", name)).isEqualTo(49_000);
    assertThat(sql.number("SELECT stock FROM product WHERE name = ?", name)).isEqualTo(12);
  }

  @Test
  void whatCannotBeTakenIsNamedAndWhatWasTypedStays() {
    browser.get(PATH + "/new");
    Page page = browser.post(PATH, form(" ", "ten", "-1"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text())
        .contains("저장하지 않았어요", "이름은 1–200자예요", "href=\"#price\"", "href=\"#stock\"")
        .contains("value=\"ten\"", "value=\"-1\"", "soft light", "aria-invalid=\"true\"")
        .containsPattern("id=\"name\"[^>]*autofocus");
    for (String price : List.of("", "1.5", "-1", "1e3", "10000000000001", "9".repeat(30))) {
      assertThat(browser.post(PATH, form("Lamp", price, "1")).status()).as(price).isEqualTo(422);
    }
  }

  @Test
  void aChangeOfAnOlderVersionIsNotMade() {
    String name = word();
    String path = created(name, "100", "5");
    sql.run("UPDATE product SET stock = 4, version = version + 1 WHERE name = ?", name);
    for (String version : List.of("0", "", "x")) {
      Map<String, String> late =
          Map.of("name", name, "description", "", "price", "1", "version", version);
      Page page = browser.post(path, late);
      assertThat(page.status()).isEqualTo(409);
      assertThat(page.text()).contains("다른 사람이 바꿨어요", "value=\"1\"");
    }
    assertThat(sql.number("SELECT stock FROM product WHERE name = ?", name)).isEqualTo(4);
  }

  @Test
  void aFormSetsNothingThatItDoesNotShow() {
    String name = word();
    browser.get(PATH + "/new");
    Map<String, String> more =
        Map.of(
            "id", "7",
            "createdAt", "2000-01-01",
            "version", "99",
            "form.name", "other",
            "state", "ARCHIVED",
            "image", "0".repeat(32),
            "imageHash", "0".repeat(32));
    var created = new HashMap<>(more);
    created.putAll(Map.of("name", name, "price", "1", "stock", "1"));
    String path = browser.post(PATH, created).location();
    var changed = new HashMap<>(more);
    changed.putAll(Map.of("name", name, "price", "1", "stock", "99", "version", "0"));
    browser.post(path, changed);
    Map<String, ?> row = sql.rows("SELECT * FROM product WHERE name = ?", name).getFirst();
    assertThat(row.get("id")).isNotEqualTo(7L);
    assertThat(row.get("stock")).isEqualTo(1);
    assertThat(row.get("state")).isEqualTo("ACTIVE");
    assertThat(row.get("image_hash")).isNull();
    assertThat(row.get("version")).isEqualTo(1L);
  }

  @Test
  void theListIsSearchedFilteredSortedAndPaged() {
    String word = word();
    created("B " + word, "300", "0");
    created("A " + word, "200", "5");
    created("C 100% " + word, "100", "50");
    String list = PATH + "?q=" + word;
    assertThat(names(browser.get(list + "&sort=name")))
        .containsExactly("A " + word, "B " + word, "C 100% " + word);
    assertThat(names(browser.get(list + "&sort=-price")))
        .containsExactly("B " + word, "A " + word, "C 100% " + word);
    assertThat(names(browser.get(list + "&supply=none"))).containsExactly("B " + word);
    Page second = browser.get(list + "&sort=stock&size=2&page=1");
    assertThat(names(second)).containsExactly("C 100% " + word);
    assertThat(second.text())
        .contains("3개 중 3–3", "rel=\"prev\"", "aria-sort=\"ascending\"")
        .doesNotContain("rel=\"next\"");
    assertThat(names(browser.get(PATH + "?q=100%25+" + word))).hasSize(1);
    assertThat(browser.get(PATH + "?q=1_0%25+" + word).text()).contains("찾은 것이 없어요");
    assertThat(browser.get(list + "&page=5").text()).contains("찾은 것이 없어요");
  }

  @Test
  void aProductIsFoundByItsNumber() {
    String path = created("Found " + word(), "1", "1");
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(names(browser.get(PATH + "?q=" + id))).hasSize(1);
  }

  @Test
  void anAddressThatMeansNothingIsRefusedWithoutAFault() {
    for (String query :
        List.of("sort=secret", "sort=-", "page=-1", "page=x", "size=0", "size=101", "page=10001")) {
      assertThat(browser.get(PATH + "?" + query).status()).as(query).isEqualTo(400);
    }
    assertThat(browser.get(PATH + "?q=" + "x".repeat(3_000)).status()).isEqualTo(200);
    assertThat(browser.get(PATH + "/x").status()).isEqualTo(404);
  }

  private static Map<String, String> correction(String how, String units, String reason) {
    return Map.of("how", how, "units", units, "reason", reason);
  }

  private Page corrected(String path, String how, String units, String reason, long version) {
    browser.get(path);
    var form = new HashMap<>(correction(how, units, reason));
    form.put("version", Long.toString(version));
    return browser.post(path + "/stock", form);
  }

  @Test
  void aStockIsChangedWithAReasonThatItsHistoryShows() {
    String path = created("Counted " + word(), "100", "1,200");
    assertThat(corrected(path, "delta", "-3", "깨졌어요 <b>", 0).location()).isEqualTo(path);
    assertThat(corrected(path, "counted", "1,190", "세었어요", 1).location()).isEqualTo(path);
    Page page = browser.get(path);
    assertThat(page.text())
        .contains("재고를 바꿨어요", "3개 중 1–3", "깨졌어요 &lt;b&gt;")
        .containsPattern("(?s)>-7</td>.{1,60}>1,190</td>.{1,200}직접.{1,300}세었어요")
        .containsPattern("(?s)>-3</td>.{1,60}>1,197</td>")
        .containsPattern("(?s)>\\+1,200</td>.{1,60}>1,200</td>.{1,200}처음");
    assertThat(browser.get(path + "?page=1&size=2").text())
        .contains("3개 중 3–3", ">+1,200</td>")
        .doesNotContain(">-3</td>");
    assertThat(browser.get(path + "?page=9").text()).contains("이 쪽에는 이력이 없어요");
  }

  @Test
  void aCorrectionThatCannotBeTakenStaysAsItWasTyped() {
    String path = created("Refused " + word(), "100", "5");
    for (String units : List.of("", "x", "0", "-6", "1.5", "9".repeat(12))) {
      Page page = corrected(path, "delta", units, "typed reason", 0);
      assertThat(page.status()).as(units).isEqualTo(422);
      assertThat(page.text())
          .contains("value=\"typed reason\"", "href=\"#units\"")
          .containsPattern("id=\"units\"[^>]*aria-invalid=\"true\"");
    }
    assertThat(corrected(path, "delta", "1", " ", 0).text()).contains("href=\"#reason\"");
    Page late = corrected(path, "counted", "4", "older", 7);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("다른 사람이 바꿨어요", "value=\"older\"");
  }

  @Test
  void anArchivedProductIsFoundByItsFilter() {
    String word = word();
    String path = created("Old " + word, "100", "5");
    browser.get(path);
    assertThat(browser.post(path + "/archive", Map.of()).location()).isEqualTo(path);
    assertThat(browser.get(path).text()).contains("상품을 보관했어요", "다시 판매하기");
    assertThat(names(browser.get(PATH + "?q=" + word))).isEmpty();
    Page archived = browser.get(PATH + "?state=archived&q=" + word);
    assertThat(names(archived)).containsExactly("Old " + word);
    assertThat(archived.text()).contains("class=\"chip on\"", ">보관</span>");
    browser.get(path);
    browser.post(path + "/restore", Map.of());
    assertThat(names(browser.get(PATH + "?q=" + word))).hasSize(1);
  }

  @Test
  void aSearchIsNeverPartOfAStatement() {
    for (String q :
        List.of("' OR 1=1 -- ", "%", "_", "!", "\\", "';DROP TABLE product;--", "\u0000")) {
      String encoded = URLEncoder.encode(word() + " " + q, StandardCharsets.UTF_8);
      Page page = browser.get(PATH + "?q=" + encoded);
      assertThat(page.status()).as(q).isEqualTo(200);
      assertThat(page.text()).as(q).contains("찾은 것이 없어요");
    }
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingElse() {
    String path = created("Seen " + word(), "1", "1");
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    assertThat(reader.get(PATH).text()).doesNotContain("/admin/products/new");
    assertThat(reader.get(path).text())
        .contains("<fieldset disabled", "볼 수만 있어요")
        .doesNotContain("저장</button>", "/stock", "/archive", "/image");
  }
}

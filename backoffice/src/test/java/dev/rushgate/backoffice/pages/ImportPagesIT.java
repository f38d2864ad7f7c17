package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPagesIT {

  private static final String IMPORT = "/admin/products/import";
  private static final String HEADING = "name,description,price,stock\n";
  private static final String SCRIPT = "<script>alert('x')</script>";
  private static final String ESCAPED = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Sql sql = Running.sql();
  private final Browser browser = Running.browser();

  @BeforeAll
  void signIn() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
  }

  private static String word() {
    return "w" + TSID.Factory.getTsid().toLong();
  }

  /** The page of the file once it was looked at. */
  private String checked(String name, String text) {
    browser.get(IMPORT);
    Page sent = browser.upload(IMPORT, name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    assertThat(sent.status()).as(sent.text()).isEqualTo(302);
    waitFor(sent.location());
    return sent.location();
  }

  private void waitFor(String path) {
    await().atMost(SOON).until(() -> !browser.get(path).text().contains("data-under-way"));
  }

  @Test
  void aFileIsSentLookedAtAndApplied() {
    String word = word();
    String path = checked("goods.csv", HEADING + "달항아리 " + word + ",,59000,3\n");
    Page ready = browser.get(path);
    assertThat(ready.text()).contains("아직 아무것도 바뀌지 않았어요", "1개 적용하기", "달항아리 " + word, "59,000");
    assertThat(sql.number("SELECT COUNT(*) FROM product WHERE name LIKE ?", "%" + word)).isZero();
    assertThat(browser.post(path + "/confirm", Map.of()).location()).isEqualTo(path);
    waitFor(path);
    assertThat(browser.get(path).text()).contains("모두 적용했어요").doesNotContain("적용하기");
    assertThat(browser.get("/admin/products?q=" + word).text()).contains("달항아리 " + word);
    assertThat(browser.get(IMPORT).text()).contains("goods.csv", "완료");
    Page late = browser.post(path + "/confirm", Map.of());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("모두 적용했어요");
  }

  @Test
  void flawsAreShownByRowAndColumn() {
    String path = checked("goods.csv", HEADING + "Lamp,,ten,3\n,,1,1\n");
    Page broken = browser.get(path);
    assertThat(broken.text())
        .contains("바뀐 것은 없어요", "다른 파일 올리기")
        .containsPattern("(?s)>2</td>.{1,40}<code>price</code>.{1,40}가격은 0원부터")
        .containsPattern("(?s)>3</td>.{1,40}<code>name</code>.{1,40}값이 없어요")
        .doesNotContain("적용하기");
  }

  @Test
  void noScriptInAFileRuns() {
    String word = word();
    String path = checked("a<script>b.csv", HEADING + SCRIPT + word + "," + SCRIPT + ",1,1\n");
    String heading = checked("h.csv", "name," + SCRIPT + "\nLamp,1\n");
    assertThat(browser.get(path).text())
        .contains(ESCAPED + word, "a&lt;script&gt;b.csv")
        .doesNotContain("<script>");
    assertThat(browser.get(heading).text()).contains(ESCAPED).doesNotContain("<script>");
    assertThat(browser.get(IMPORT).text()).doesNotContain("<script>");
    browser.get(path);
    browser.post(path + "/confirm", Map.of());
    waitFor(path);
    assertThat(browser.get("/admin/products?q=" + word).text())
        .contains(ESCAPED + word)
        .doesNotContain("<script>");
  }

  @Test
  void aFileThatCannotBeTakenIsSaidBesideItsField() {
    browser.get(IMPORT);
    Page empty = browser.upload(IMPORT, "", "text/csv", new byte[0]);
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.text())
        .contains("저장하지 않았어요", "href=\"#file\"")
        .containsPattern("id=\"file\"[^>]*aria-invalid=\"true\"");
    assertThat(browser.get("/admin/products/imports/1").status()).isEqualTo(404);
    assertThat(browser.get("/admin/products/imports/x").status()).isEqualTo(404);
  }

  @Test
  void aDiscardedFileSaysSo() {
    String path = checked("goods.csv", HEADING + "Lamp,,1,3\n");
    browser.get(path);
    browser.post(path + "/discard", Map.of());
    assertThat(browser.get(path).text()).contains("버린 파일이에요").doesNotContain("적용하기");
  }
}

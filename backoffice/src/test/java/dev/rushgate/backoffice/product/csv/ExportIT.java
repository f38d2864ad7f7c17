package dev.rushgate.backoffice.product.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import io.hypersistence.tsid.TSID;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportIT {

  private static final String PRODUCTS = "/api/v1/admin/products";
  private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"see\")";

  private final Api api = Running.api();
  private final Sql sql = Running.sql();

  private String product(String name, String description, int stock) {
    return api.post(
            PRODUCTS,
            Map.of("name", name, "description", description, "price", 39_000, "stock", stock))
        .id();
  }

  private static String word() {
    return "w" + TSID.Factory.getTsid().toLong();
  }

  @Test
  void theFileHoldsWhatIsFoundAndNothingThatRuns() {
    String word = word();
    String first = product("달항아리, 큰 " + word, "two\nlines", 0);
    String second = product(FORMULA + word, "@SUM(A1)", 5);
    product("Another", "", 0);
    Api.Reply file = api.get(PRODUCTS + "/export?keyword=" + word);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"products.csv\"");
    assertThat(file.text())
        .isEqualTo(
            "\uFEFFid,name,description,price,stock\r\n"
                + second
                + ",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"see\"\")"
                + word
                + "\",'@SUM(A1),39000,5\r\n"
                + first
                + ",\"달항아리, 큰 "
                + word
                + "\",\"two\nlines\",39000,0\r\n");
    assertThat(api.get(PRODUCTS + "/export?soldOut=true&keyword=" + word).text())
        .contains(first)
        .doesNotContain(second);
    assertThat(api.get(PRODUCTS + "/export?state=ARCHIVED&keyword=" + word).text().lines())
        .hasSize(1);
  }

  @Test
  void aFileThatWasTakenOutChangesNothingWhenItComesBack() {
    String word = word();
    product(FORMULA + word, "'=quoted, already", 5);
    product("-3 " + word, "\"'-\"\r\nand\nmore", 5);
    byte[] file =
        api.get(PRODUCTS + "/export?keyword=" + word).text().getBytes(StandardCharsets.UTF_8);
    String job = api.upload(PRODUCTS + "/imports", "again.csv", "text/csv", file).id();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                api.get(PRODUCTS + "/imports/" + job)
                    .json()
                    .path("state")
                    .asString()
                    .equals("READY"));
    var ready = api.get(PRODUCTS + "/imports/" + job).json();
    assertThat(ready.path("rows").asInt()).isEqualTo(2);
    assertThat(ready.path("updates").asInt()).as(ready.toString()).isZero();
    assertThat(ready.path("creates").asInt()).isZero();
  }

  @Test
  void whoMayLookMayTakeTheFileAndNobodyElse() {
    String id = product("Seen " + word(), "", 5);
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    Browser.Page file = reader.get("/admin/products/export?q=" + id);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.text()).contains(id);
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(Running.browser().get("/admin/products/export").location())
        .startsWith("/admin/login");
    assertThat(api.as(null).get(PRODUCTS + "/export").status()).isEqualTo(401);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", id)).isEqualTo(5);
  }
}

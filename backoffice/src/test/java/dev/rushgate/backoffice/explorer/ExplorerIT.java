package dev.rushgate.backoffice.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Routes;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;

class ExplorerIT {

  private static final String TOKEN = "/admin/api/token";
  private static final Pattern SHOWN = Pattern.compile("id=\"token\"[^>]* value=\"([^\"]+)\"");

  private final Sql sql = Running.sql();

  private static String taken(Browser browser) {
    browser.get("/admin/api");
    Browser.Page page = browser.post(TOKEN, Map.of());
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.header("Cache-Control")).contains("no-store");
    var shown = SHOWN.matcher(page.text());
    assertThat(shown.find()).as(page.text()).isTrue();
    return shown.group(1);
  }

  private static String call(String id) {
    return "/admin/api?call=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  @Test
  void everyCallOfTheContractIsOnThePage() {
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    String list = reader.get("/admin/api").text();
    for (RequestMethod method : new RequestMethod[] {RequestMethod.GET, RequestMethod.POST}) {
      for (String path : Routes.of(method, "/api/v1/admin")) {
        assertThat(list).contains("/admin/api?call=" + method + "%20" + encoded(path));
      }
    }
    assertThat(reader.get(call("POST /api/v1/admin/drops")).text())
        .contains(
            "&quot;opensAt&quot; : &quot;2026-12-01T03:00:00.000Z&quot;",
            "data-type=\"application/json\"");
    assertThat(reader.get(call("GET /api/v1/admin/orders/1")).status()).isEqualTo(404);
  }

  private static String encoded(String path) {
    return path.replace("{", "%7B").replace("}", "%7D");
  }

  @Test
  void anOperatorTakesAShortTokenOfTheirOwn() throws ParseException {
    Staff.Member operator = Running.staff().with(StaffRole.OPERATOR);
    String token = taken(Running.browser().signIn(operator));
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("staff-" + operator.id());
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(5));
    Api api = Running.api().as(token);
    Api.Reply made =
        api.post("/api/v1/admin/products", Map.of("name", "Lamp", "price", 1, "stock", 1));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String byWhom = "SELECT actor_id FROM audit_entry WHERE subject_kind = ? AND subject_id = ?";
    assertThat(sql.text(byWhom, "PRODUCT", made.id())).isEqualTo("staff-" + operator.id());
    assertThat(sql.text(byWhom, "STAFF", operator.id())).isEqualTo(Long.toString(operator.id()));
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM audit_entry WHERE after_json LIKE ?", "%" + token + "%"))
        .isZero();
  }

  @Test
  void whoMayOnlyReadTakesNone() {
    for (StaffRole role : new StaffRole[] {StaffRole.SUPPORT, StaffRole.READ_ONLY}) {
      Browser browser = Running.browser().signIn(Running.staff().with(role));
      assertThat(browser.get("/admin/api").text()).doesNotContain(TOKEN);
      assertThat(browser.post(TOKEN, Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void aForgedFormTakesNone() {
    Browser browser = Running.browser().signIn(Running.staff().with(StaffRole.OWNER));
    assertThat(browser.postForged(TOKEN, Map.of()).status()).isEqualTo(403);
  }
}

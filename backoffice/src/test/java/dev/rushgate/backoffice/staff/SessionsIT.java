package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.stack.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsIT {

  private static final String COOKIE = "RUSHGATE_STAFF";
  private static final long HOUR_MS = 3_600_000;

  private final Browser browser = Running.browser();
  private final Sql sql = Running.sql();

  private Staff.Member signedIn(StaffRole role) {
    Staff.Member member = Running.staff().with(role);
    browser.signIn(member);
    return member;
  }

  /** The key of a browser's session in the store. */
  private String session() {
    return new String(
        Base64.getDecoder().decode(browser.cookie(COOKIE).orElseThrow()), StandardCharsets.UTF_8);
  }

  private void age(String column, long millis) {
    int changed =
        sql.run(
            "UPDATE SPRING_SESSION SET " + column + " = " + column + " - ? WHERE SESSION_ID = ?",
            millis,
            session());
    assertThat(changed).isEqualTo(1);
  }

  @Test
  void aSessionEndsWhenItWasNotUsedForHalfAnHour() {
    signedIn(StaffRole.SUPPORT);
    assertThat(
            sql.number(
                "SELECT MAX_INACTIVE_INTERVAL FROM SPRING_SESSION WHERE SESSION_ID = ?", session()))
        .isEqualTo(1_800);
    age("LAST_ACCESS_TIME", 29 * 60_000);
    assertThat(browser.get("/admin").status()).isEqualTo(200);
    age("LAST_ACCESS_TIME", 31 * 60_000);
    Page sent = browser.get("/admin");
    assertThat(sent.location()).isEqualTo("/admin/login?next=%2Fadmin&ended");
    assertThat(browser.follow(sent).text()).contains("세션이 끝났어요");
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
    signedIn(StaffRole.SUPPORT);
    age("CREATION_TIME", 11 * HOUR_MS);
    assertThat(browser.get("/admin").status()).isEqualTo(200);
    String ended = session();
    age("CREATION_TIME", HOUR_MS);
    assertThat(browser.get("/admin").location()).startsWith("/admin/login");
    assertThat(sql.number("SELECT COUNT(*) FROM SPRING_SESSION WHERE SESSION_ID = ?", ended))
        .isZero();
  }

  @Test
  void whatIsSentAfterTheEndIsNotDoneAndSaysSo() {
    signedIn(StaffRole.OPERATOR);
    browser.get("/admin/products/new");
    age("LAST_ACCESS_TIME", HOUR_MS);
    Map<String, String> form = Map.of("name", "Too late", "price", "1", "stock", "1");
    Page late = browser.post("/admin/products", form);
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.text()).contains("세션이 끝났어요", late.reference());
    assertThat(sql.number("SELECT COUNT(*) FROM product WHERE name = 'Too late'")).isZero();
  }

  @Test
  void aCookieThatNamesNoSessionLeadsToTheSignIn() {
    for (String cookie : List.of("none", "%FF", "planted", "a".repeat(2_000))) {
      browser.setCookie(COOKIE, cookie);
      assertThat(browser.get("/admin").location()).as(cookie).startsWith("/admin/login?");
    }
  }

  @Test
  void eachStepOfASignInGetsASessionOfItsOwn() {
    Staff.Member operator = Running.staff().with(StaffRole.OPERATOR);
    browser.setCookie(
        COOKIE, Base64.getEncoder().encodeToString("planted".getBytes(StandardCharsets.UTF_8)));
    browser.password(operator.email(), operator.password());
    String half = session();
    assertThat(half).isNotEqualTo("planted");
    Browser other = browser.withTheSameCookies(Running.port());
    browser.code(String.valueOf(operator.secret()));
    assertThat(session()).isNotEqualTo(half);
    assertThat(other.get("/admin").location()).startsWith("/admin/login?");
  }

  @Test
  void signingOutEndsTheSessionForEverybodyWhoHasIt() {
    signedIn(StaffRole.SUPPORT);
    Browser other = browser.withTheSameCookies(Running.port());
    assertThat(other.get("/admin").status()).isEqualTo(200);
    assertThat(browser.post("/admin/logout", Map.of()).location()).isEqualTo("/admin/login?out");
    assertThat(other.get("/admin").location()).startsWith("/admin/login");
  }

  @Test
  void aFormWithoutTheTokenOfItsPageIsRefused() {
    signedIn(StaffRole.OPERATOR);
    Map<String, String> form = Map.of("name", "Forged", "price", "1", "stock", "1");
    for (String path : List.of("/admin/products", "/admin/logout", "/admin/look", "/admin/login")) {
      Page refused = browser.postForged(path, form);
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.text()).contains("권한이 없어요", refused.reference());
    }
    assertThat(sql.number("SELECT COUNT(*) FROM product WHERE name = 'Forged'")).isZero();
    assertThat(browser.get("/admin").status()).isEqualTo(200);
  }

  @Test
  void aChangeOfTheAccountHoldsFromTheNextRequestOn() {
    Staff.Member member = signedIn(StaffRole.OPERATOR);
    assertThat(browser.get("/admin/products/new").status()).isEqualTo(200);
    sql.run("UPDATE staff SET role = 'READ_ONLY' WHERE id = ?", member.id());
    assertThat(browser.get("/admin/products/new").status()).isEqualTo(403);
    sql.run("UPDATE staff SET state = 'BLOCKED' WHERE id = ?", member.id());
    assertThat(browser.get("/admin").location()).startsWith("/admin/login");
  }

  @Test
  void onlyTheSignInMakesASession() {
    long newest = sql.number("SELECT COALESCE(MAX(CREATION_TIME), 0) FROM SPRING_SESSION");
    Browser visitor = Running.browser();
    visitor.get("/admin/login");
    visitor.get("/admin");
    visitor.password("nobody@example.com", "wrong");
    assertThat(visitor.cookie(COOKIE)).isEmpty();
    assertThat(sql.number("SELECT COUNT(*) FROM SPRING_SESSION WHERE CREATION_TIME > ?", newest))
        .isZero();
  }

  @Test
  void anotherServerKnowsTheSession() {
    signedIn(StaffRole.SUPPORT);
    try (var second = Running.on(Running.database(), Map.of())) {
      Browser there = browser.withTheSameCookies(Running.portOf(second));
      assertThat(there.get("/admin").status()).isEqualTo(200);
      assertThat(there.post("/admin/logout", Map.of()).status()).isEqualTo(302);
      assertThat(browser.get("/admin").location()).startsWith("/admin/login");
    }
    assertThat(sql.number("SELECT COUNT(*) FROM staff WHERE email = 'boss@example.com'")).isOne();
  }

  @Test
  void aServerWithoutTheSurfaceServesNoneOfItAndMakesNobody() {
    Database own = Running.stack().database().emptyDatabase();
    Map<String, String> shopOnly = Map.of("RUSHGATE_SURFACES", "shop", "RUSHGATE_OWNER_EMAIL", "");
    try (var shop = Running.on(own, shopOnly)) {
      assertThat(new Browser(Running.portOf(shop)).get("/admin/login").status()).isEqualTo(404);
      var api = new Api(Running.portOf(shop));
      assertThat(api.get("/api/v1/admin/products").status()).isEqualTo(404);
      assertThat(api.get("/health/ready").status()).isEqualTo(200);
      assertThat(new Sql(own).number("SELECT COUNT(*) FROM staff")).isZero();
    }
  }
}

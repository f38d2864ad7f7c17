package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.backoffice.testkit.Tokens;
import dev.rushgate.stack.Totp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What staff can do by the tokens that they take, and until when. */
class StaffTokensIT {

  private static final String STAFF = "/api/v1/admin/staff";
  private static final String READ = "/api/v1/admin/drops";
  private static final Pattern TOKEN = Pattern.compile("id=\"token\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([^<]+)<");

  /** A second is promised; a busy machine gets another. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final Sql sql = Running.sql();
  private final Staff staff = Running.staff();

  /** Somebody on the staff, signed in. */
  private record Holder(Staff.Member who, Browser browser) {

    Api takesAToken() {
      browser.get("/admin/api");
      return Running.api().as(found(TOKEN, browser.post("/admin/api/token", Map.of()).text()));
    }
  }

  private Holder holder(StaffRole role) {
    Staff.Member who = staff.with(role);
    return new Holder(who, Running.browser().signIn(who));
  }

  private static String found(Pattern pattern, String page) {
    var found = pattern.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  @Test
  void anOperatorDoesNotBecomeAnOwnerByAToken() {
    Holder operator = holder(StaffRole.OPERATOR);
    Staff.Member owner = staff.with(StaffRole.OWNER);
    Api api = operator.takesAToken();
    assertThat(api.get(READ).status()).isEqualTo(200);
    for (Api.Reply refused :
        List.of(
            api.post(STAFF, Map.of("email", "me2@example.com", "name", "I", "role", "OWNER")),
            api.post(STAFF + "/" + owner.id() + "/reset"),
            api.post(STAFF + "/" + operator.who().id() + "/role", Map.of("role", "OWNER")),
            api.get(STAFF + "/" + owner.id()))) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void anOwnerIsOneselfByATokenToo() {
    Holder owner = holder(StaffRole.OWNER);
    Api api = owner.takesAToken();
    String self = STAFF + "/" + owner.who().id();
    assertThat(api.get(self).status()).isEqualTo(200);
    for (Api.Reply refused :
        List.of(
            api.post(self + "/role", Map.of("role", "SUPPORT")),
            api.post(self + "/block", Map.of("reason", "x")),
            api.post(self + "/reset"))) {
      assertThat(refused.code()).as(refused.text()).isEqualTo("NOT_ONESELF");
    }
    Staff.Member other = staff.with(StaffRole.SUPPORT);
    assertThat(api.post(STAFF + "/" + other.id() + "/role", Map.of("role", "OPERATOR")).status())
        .isEqualTo(200);
  }

  @Test
  void whatEndsSessionsEndsTokensWithinASecond() {
    List<Holder> holders = Stream.generate(() -> holder(StaffRole.OPERATOR)).limit(6).toList();
    List<Api> tokens = holders.stream().map(Holder::takesAToken).toList();
    assertThat(tokens).allMatch(token -> token.get(READ).status() == 200);

    Api owner = Running.api();
    String named = STAFF + "/" + holders.get(0).who().id();
    assertThat(owner.post(named + "/role", Map.of("role", "READ_ONLY")).status()).isEqualTo(200);
    String blocked = STAFF + "/" + holders.get(1).who().id();
    owner.post(blocked + "/block", Map.of("reason", "left us"));
    owner.post(blocked + "/unblock", Map.of("reason", "came back"));
    owner.post(STAFF + "/" + holders.get(2).who().id() + "/reset");
    logOut(holders.get(3));
    changePassword(holders.get(4));

    await()
        .atMost(A_MOMENT)
        .until(() -> tokens.stream().limit(5).allMatch(token -> token.get(READ).status() == 401));
    assertThat(tokens.get(5).get(READ).status()).isEqualTo(200);
    changeDevice(holders.get(5));
    await().atMost(A_MOMENT).until(() -> tokens.get(5).get(READ).status() == 401);
  }

  /** Tokens know whole seconds: one that is taken at once after others ended is not one of them. */
  @Test
  void aTokenThatIsTakenAfterwardsCounts() {
    Holder holder = holder(StaffRole.OPERATOR);
    Api before = holder.takesAToken();
    changePassword(holder);
    Api after = holder.takesAToken();
    await().atMost(A_MOMENT).until(() -> before.get(READ).status() == 401);
    assertThat(after.get(READ).status()).isEqualTo(200);
  }

  @Test
  void aSessionOfAnEarlierEraTakesNone() {
    Staff.Member who = staff.with(StaffRole.OPERATOR);
    StaffTokens tokens = Running.bean(StaffTokens.class);
    assertThat(tokens.issue(who.id(), 0)).isPresent();
    sql.run("UPDATE staff SET era = 1 WHERE id = ?", who.id());
    assertThat(tokens.issue(who.id(), 0)).isEmpty();
    sql.run("UPDATE staff SET state = 'BLOCKED' WHERE id = ?", who.id());
    assertThat(tokens.issue(who.id(), 1)).isEmpty();
  }

  /** Whoever looks first whether the mail is taken finds it free. */
  @Test
  void ofTwoWhoInviteTheSameAtOnceOneIsToldSo() throws Exception {
    String email = "both-" + staff.with(StaffRole.SUPPORT).id() + "@example.com";
    Map<String, String> body = Map.of("email", email, "name", "Mina", "role", "SUPPORT");
    Api owner = Running.api().as(Tokens.staff(1, StaffRole.OWNER));
    Callable<Integer> invite = () -> owner.post(STAFF, body).status();
    List<Integer> statuses =
        sql.whileLocked(
            "SELECT id FROM staff WHERE email = ? FOR UPDATE",
            email,
            2,
            () -> Together.all(Collections.nCopies(2, invite)));
    assertThat(statuses).containsExactlyInAnyOrder(201, 409);
  }

  private static void logOut(Holder holder) {
    holder.browser().get("/admin");
    assertThat(holder.browser().post("/admin/logout", Map.of()).location())
        .isEqualTo("/admin/login?out");
  }

  private static void changePassword(Holder holder) {
    holder.browser().get("/admin/me");
    var form = Map.of("old", holder.who().password(), "password", "quite another password");
    assertThat(holder.browser().post("/admin/me", form).location()).isEqualTo("/admin/me");
  }

  private static void changeDevice(Holder holder) {
    Browser browser = holder.browser();
    browser.get("/admin/me");
    var form = Map.of("current", holder.who().password());
    String secret =
        found(SECRET, browser.follow(browser.post("/admin/me/device/start", form)).text());
    String code = Totp.code(secret.replace(" ", ""), Instant.now());
    assertThat(browser.post("/admin/me/device", Map.of("code", code)).location())
        .isEqualTo("/admin/me");
  }
}

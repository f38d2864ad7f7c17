package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.stack.Totp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TeamIT {

  private static final String PATH = "/admin/staff";
  private static final String CALL = "/api/v1/admin/staff";
  private static final String OWN = "a password of one's own";
  private static final Pattern SHOWN = Pattern.compile("class=\"secret\">([^<]+)<");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Sql sql = Running.sql();
  private final Staff staff = Running.staff();
  private final Browser owner = Running.browser().signIn(staff.with(StaffRole.OWNER));

  private static String newEmail() {
    return "colleague-" + COUNT.incrementAndGet() + "@example.com";
  }

  private static String shown(Page page) {
    var secret = SHOWN.matcher(page.text());
    assertThat(secret.find()).as(page.text()).isTrue();
    return secret.group(1);
  }

  private Page invite(String email, StaffRole role) {
    owner.get(PATH + "/new");
    return owner.post(PATH, Map.of("name", "Mina", "email", email, "role", role.name()));
  }

  private long idOf(String email) {
    return sql.number("SELECT id FROM staff WHERE email = ?", email);
  }

  private List<String> audited(long id) {
    return sql
        .rows(
            "SELECT action, actor_kind FROM audit_entry"
                + " WHERE subject_kind = 'STAFF' AND subject_id = ? ORDER BY id",
            Long.toString(id))
        .stream()
        .map(row -> row.get("actor_kind") + " " + row.get("action"))
        .toList();
  }

  @Test
  void whoIsInvitedChoosesAPasswordAndADeviceBeforeAnythingElse() {
    String email = newEmail();
    String once = shown(invite(" " + email.toUpperCase(java.util.Locale.ROOT), StaffRole.OPERATOR));
    assertThat(owner.get(PATH + "?q=" + email).text()).contains("초대함").doesNotContain(once);

    Browser browser = Running.browser();
    browser.follow(browser.password(email, once));
    assertThat(browser.get("/admin/products").location()).isEqualTo("/admin/setup");
    Page form = browser.get("/admin/setup");
    String secret = shown(form).replace(" ", "");
    assertThat(form.text()).contains("data:image/svg+xml;base64,", "otpauth://totp/Rushgate:");
    assertThat(shown(browser.get("/admin/setup")).replace(" ", "")).isEqualTo(secret);

    String code = Totp.code(secret, Instant.now());
    for (Map<String, String> wrong :
        List.of(
            Map.of("password", OWN),
            Map.of("password", OWN, "code", "000 00"),
            Map.of("password", "short", "code", code),
            Map.of("password", email, "code", code))) {
      assertThat(browser.post("/admin/setup", wrong).status()).isEqualTo(422);
    }
    assertThat(browser.get("/admin").location()).isEqualTo("/admin/setup");
    Page done = browser.post("/admin/setup", Map.of("password", OWN, "code", code));
    assertThat(done.location()).isEqualTo("/admin");
    assertThat(browser.get("/admin/products/new").status()).isEqualTo(200);
    assertThat(browser.get("/admin/setup").status()).isEqualTo(403);

    Browser later = Running.browser();
    assertThat(later.password(email, once).status()).isEqualTo(401);
    assertThat(later.password(email, OWN).location()).startsWith("/admin/login/code");
    assertThat(later.get("/admin/login/code").status()).isEqualTo(200);
    assertThat(later.post("/admin/login/code", Map.of("code", code)).status()).isEqualTo(401);
    assertThat(audited(idOf(email)))
        .containsExactly("STAFF created", "STAFF device", "STAFF password");
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM audit_entry WHERE after_json LIKE ?", "%" + secret + "%"))
        .isZero();
  }

  @Test
  void aRoleThatTakesNoDeviceSetsUpWithoutOne() {
    String email = newEmail();
    String once = shown(invite(email, StaffRole.SUPPORT));
    Browser browser = Running.browser();
    browser.password(email, once);
    browser.get("/admin/setup");
    assertThat(browser.post("/admin/setup", Map.of("password", OWN)).location())
        .isEqualTo("/admin");
    assertThat(Running.browser().password(email, OWN).location()).isEqualTo("/admin");
  }

  @Test
  void aOneTimePasswordEnds() {
    String email = newEmail();
    String once = shown(invite(email, StaffRole.SUPPORT));
    sql.run("UPDATE staff SET setup_until = UTC_TIMESTAMP(3) WHERE email = ?", email);
    assertThat(Running.browser().password(email, once).status()).isEqualTo(401);
  }

  @Test
  void anInvitationThatCannotBeTakenSaysWhy() {
    String email = newEmail();
    invite(email, StaffRole.SUPPORT);
    Page taken = invite(email, StaffRole.OWNER);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text()).contains("이미 쓰고 있어요");
    for (Map<String, String> wrong :
        List.of(
            Map.of("name", "", "email", newEmail(), "role", "SUPPORT"),
            Map.of("name", "Mina", "email", "nobody", "role", "SUPPORT"),
            Map.of("name", "Mina", "email", newEmail()))) {
      owner.get(PATH + "/new");
      assertThat(owner.post(PATH, wrong).status()).as(wrong.toString()).isEqualTo(422);
    }
    owner.get(PATH + "/new");
    assertThat(owner.post(PATH, Map.of("name", "M", "email", newEmail(), "role", "KING")).status())
        .isEqualTo(400);
  }

  @Test
  void aNewRoleOrABlockEndsSessionsOnEveryServerAtOnce() {
    Staff.Member member = staff.with(StaffRole.SUPPORT);
    Browser here = Running.browser().signIn(member);
    try (var second = Running.on(Running.database(), Map.of())) {
      Browser there = new Browser(Running.portOf(second)).signIn(member);
      String page = PATH + "/" + member.id();
      owner.get(page);
      assertThat(owner.post(page + "/role", Map.of("role", "READ_ONLY")).location())
          .isEqualTo(page);
      assertThat(here.get("/admin").location()).startsWith("/admin/login?");
      assertThat(there.get("/admin").location()).startsWith("/admin/login?");
      here.signIn(member);
      there.signIn(member);
      owner.get(page);
      owner.post(page + "/block", Map.of("reason", "left us"));
      assertThat(here.get("/admin").location()).startsWith("/admin/login?");
      assertThat(there.get("/admin").location()).startsWith("/admin/login?");
      assertThat(there.password(member.email(), member.password()).status()).isEqualTo(401);
      owner.get(page);
      owner.post(page + "/unblock", Map.of("reason", "came back"));
      there.signIn(member);
      assertThat(here.get("/admin").location()).startsWith("/admin/login");
    }
    assertThat(audited(member.id()))
        .containsExactly("STAFF changed", "STAFF blocked", "STAFF unblocked");
  }

  @Test
  void whoLostTheirDeviceSetsUpAnew() {
    Staff.Member member = staff.with(StaffRole.OPERATOR);
    Browser before = Running.browser().signIn(member);
    owner.get(PATH + "/" + member.id());
    String once = shown(owner.post(PATH + "/" + member.id() + "/reset", Map.of()));
    assertThat(before.get("/admin").location()).startsWith("/admin/login?");
    Browser browser = Running.browser();
    assertThat(browser.password(member.email(), member.password()).status()).isEqualTo(401);
    browser.password(member.email(), once);
    String secret = shown(browser.get("/admin/setup")).replace(" ", "");
    assertThat(secret).isNotEqualTo(member.secret());
    String code = Totp.code(secret, Instant.now());
    browser.post("/admin/setup", Map.of("password", OWN, "code", code));
    assertThat(browser.get("/admin").status()).isEqualTo(200);
  }

  @Test
  void nobodyTakesRightsFromThemselves() {
    Staff.Member me = staff.with(StaffRole.OWNER);
    Browser mine = Running.browser().signIn(me);
    for (var act :
        Map.of(
                "role",
                Map.of("role", "SUPPORT"),
                "block",
                Map.of("reason", "x"),
                "reset",
                Map.<String, String>of())
            .entrySet()) {
      mine.get(PATH + "/" + me.id());
      Page refused = mine.post(PATH + "/" + me.id() + "/" + act.getKey(), act.getValue());
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text()).contains("자기 자신");
    }
    assertThat(mine.get(PATH).status()).isEqualTo(200);
  }

  @Test
  void theLastOwnerStaysEvenWhenTwoAreUnmadeAtOnce() {
    List<Long> others = new ArrayList<>();
    sql.rows("SELECT id FROM staff WHERE role = 'OWNER' AND state = 'ACTIVE'")
        .forEach(row -> others.add((Long) row.get("id")));
    Staff.Member one = staff.with(StaffRole.OWNER);
    Staff.Member two = staff.with(StaffRole.OWNER);
    others.forEach(id -> sql.run("UPDATE staff SET state = 'BLOCKED' WHERE id = ?", id));
    try {
      Api api = Running.api();
      List<Callable<Integer>> acts =
          List.of(
              () -> api.post(CALL + "/" + one.id() + "/role", Map.of("role", "SUPPORT")).status(),
              () -> api.post(CALL + "/" + two.id() + "/block", Map.of("reason", "x")).status());
      assertThat(Together.all(acts)).containsExactlyInAnyOrder(200, 409);
      assertThat(sql.number("SELECT COUNT(*) FROM staff WHERE role = 'OWNER' AND state = 'ACTIVE'"))
          .isOne();
      long last = sql.number("SELECT id FROM staff WHERE role = 'OWNER' AND state = 'ACTIVE'");
      assertThat(api.post(CALL + "/" + last + "/role", Map.of("role", "OPERATOR")).code())
          .isEqualTo("LAST_OWNER");
      assertThat(api.post(CALL + "/" + last + "/role", Map.of("role", "OWNER")).status())
          .isEqualTo(200);
    } finally {
      others.forEach(id -> sql.run("UPDATE staff SET state = 'ACTIVE' WHERE id = ?", id));
    }
  }

  @Test
  void programsDoTheSame() {
    Api api = Running.api();
    String email = newEmail();
    Api.Reply made = api.post(CALL, Map.of("email", email, "name", "Mina", "role", "READ_ONLY"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("oneTimePassword").asString()).hasSize(23);
    assertThat(made.text()).doesNotContain("asswordHash", "totp");
    Api.Reply read = api.get(CALL + "/" + made.id());
    assertThat(read.json().path("oneTimePassword").isNull()).isTrue();
    assertThat(api.get(CALL + "?keyword=" + email).json().path("total").asInt()).isOne();
    assertThat(api.post(CALL, Map.of("email", email, "name", "M", "role", "OWNER")).code())
        .isEqualTo("EMAIL_TAKEN");
    assertThat(api.post(CALL, Map.of("role", "OWNER")).fields()).contains("email", "name");
    assertThat(api.post(CALL + "/" + made.id() + "/block", Map.of()).fields())
        .containsExactly("reason");
    assertThat(api.post(CALL + "/1/block", Map.of("reason", "x")).code())
        .isEqualTo("STAFF_UNKNOWN");
    assertThat(api.post(CALL + "/" + made.id() + "/role", Map.of()).fields())
        .containsExactly("role");
    assertThat(audited(Long.parseLong(made.id()))).containsExactly("API created");
  }

  @Test
  void onlyOwnersSeeTheStaff() {
    for (StaffRole role : List.of(StaffRole.OPERATOR, StaffRole.SUPPORT, StaffRole.READ_ONLY)) {
      Browser other = Running.browser().signIn(staff.with(role));
      assertThat(other.get(PATH).status()).isEqualTo(403);
      assertThat(other.get("/admin").text()).doesNotContain("href=\"/admin/staff\"");
    }
  }
}

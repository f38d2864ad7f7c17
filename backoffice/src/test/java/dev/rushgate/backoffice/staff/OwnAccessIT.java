package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.stack.Totp;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OwnAccessIT {

  private static final String ME = "/admin/me";
  private static final String BETTER = "quite another password";
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([^<]+)<");

  private final Sql sql = Running.sql();
  private final Staff.Member member = Running.staff().with(StaffRole.SUPPORT);
  private final Browser browser = Running.browser().signIn(member);

  @Test
  void aNewPasswordEndsEveryOtherSession() {
    Browser elsewhere = Running.browser().signIn(member);
    browser.get(ME);
    Page done = browser.post(ME, Map.of("old", member.password(), "password", BETTER));
    assertThat(browser.follow(done).text()).contains("비밀번호를 바꿨어요");
    assertThat(elsewhere.get("/admin").location()).startsWith("/admin/login?");
    assertThat(Running.browser().password(member.email(), member.password()).status())
        .isEqualTo(401);
    assertThat(Running.browser().password(member.email(), BETTER).location()).isEqualTo("/admin");
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM audit_entry WHERE subject_kind = 'STAFF' AND subject_id = ?"
                    + " AND action = 'password' AND actor_id = ?",
                Long.toString(member.id()),
                Long.toString(member.id())))
        .isOne();
  }

  @Test
  void aPasswordThatIsWrongOrCannotBeTakenChangesNothing() {
    browser.get(ME);
    Page wrong = browser.post(ME, Map.of("old", "not the old one", "password", BETTER));
    assertThat(wrong.status()).isEqualTo(422);
    for (String bad :
        new String[] {"", "short", member.email(), member.password(), "x".repeat(73)}) {
      browser.get(ME);
      assertThat(browser.post(ME, Map.of("old", member.password(), "password", bad)).status())
          .as(bad)
          .isEqualTo(422);
    }
    assertThat(Running.browser().password(member.email(), member.password()).location())
        .isEqualTo("/admin");
  }

  @Test
  void guessesAtTheOldPasswordAreCounted() {
    for (int i = 0; i < StaffMember.GUESSES_MAX; i++) {
      browser.get(ME);
      browser.post(ME, Map.of("old", "guess number " + i, "password", BETTER));
    }
    browser.get(ME);
    assertThat(browser.post(ME, Map.of("old", member.password(), "password", BETTER)).status())
        .isEqualTo(422);
  }

  @Test
  void aDeviceCountsOnceItHasShownACode() {
    assertThat(browser.get(ME + "/device").location()).isEqualTo(ME);
    browser.get(ME);
    assertThat(browser.post(ME + "/device/start", Map.of("current", "wrong password")).status())
        .isEqualTo(422);
    assertThat(browser.get(ME + "/device").location()).isEqualTo(ME);
    browser.get(ME);
    Page form =
        browser.follow(browser.post(ME + "/device/start", Map.of("current", member.password())));
    var shown = SECRET.matcher(form.text());
    assertThat(shown.find()).isTrue();
    String secret = shown.group(1).replace(" ", "");
    assertThat(browser.post(ME + "/device", Map.of("code", "12345")).status()).isEqualTo(422);
    assertThat(Running.browser().password(member.email(), member.password()).location())
        .isEqualTo("/admin");

    String code = Totp.code(secret, Instant.now());
    Page done = browser.post(ME + "/device", Map.of("code", code));
    assertThat(browser.follow(done).text()).contains("인증 앱을 등록했어요").doesNotContain(secret);
    assertThat(browser.get(ME + "/device").location()).isEqualTo(ME);
    Browser next = Running.browser();
    assertThat(next.password(member.email(), member.password()).location())
        .startsWith("/admin/login/code");
    next.get("/admin/login/code");
    assertThat(next.post("/admin/login/code", Map.of("code", code)).status()).isEqualTo(401);
  }
}

package dev.rushgate.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.stack.Totp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class SignInIT {

  private static final String WRONG = "wrong password";

  private final Browser browser = Running.browser();
  private final Staff staff = Running.staff();
  private final Sql sql = Running.sql();

  @Test
  void theOwnerOfTheConfigurationSignsInByPasswordAndCode() {
    Page first = browser.password(Running.OWNER.email(), Running.OWNER.password());
    assertThat(first.location()).startsWith("/admin/login/code");
    assertThat(browser.get("/admin").location()).isEqualTo("/admin/login/code");
    Page second = browser.code(String.valueOf(Running.OWNER.secret()));
    assertThat(second.location()).isEqualTo("/admin");
    assertThat(browser.get("/admin").status()).isEqualTo(200);
    assertThat(sql.text("SELECT password_hash FROM staff WHERE email = 'boss@example.com'"))
        .startsWith("{bcrypt}$2a$12$");
  }

  @Test
  void aRoleThatTakesNoCodeIsInAfterThePassword() {
    Staff.Member reader = staff.with(StaffRole.READ_ONLY);
    assertThat(browser.password(reader.email(), reader.password()).location()).isEqualTo("/admin");
    assertThat(browser.get("/admin").status()).isEqualTo(200);
  }

  @Test
  void whoHasADeviceIsAskedForItWhateverTheRole() {
    Staff.Member support = staff.with(StaffRole.SUPPORT, Totp.secret(), "Careful");
    assertThat(browser.password(support.email(), support.password()).location())
        .startsWith("/admin/login/code");
  }

  @Test
  void aRoleThatTakesACodeIsNotLetInWithoutADevice() {
    Staff.Member operator = staff.with(StaffRole.OPERATOR, null, "Careless");
    Page refused = browser.password(operator.email(), operator.password());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("인증 앱");
    assertThat(browser.get("/admin").location()).startsWith("/admin/login");
  }

  @Test
  void unknownWrongAndBlockedLookTheSame() {
    Staff.Member blocked = staff.with(StaffRole.READ_ONLY);
    sql.run("UPDATE staff SET state = 'BLOCKED' WHERE id = ?", blocked.id());
    Page ofBlocked = browser.password(blocked.email(), blocked.password());
    Page ofNobody = browser.password("nobody@example.com", WRONG);
    Page ofWrong = browser.password(staff.with(StaffRole.SUPPORT).email(), WRONG);
    for (Page refused : List.of(ofBlocked, ofNobody, ofWrong)) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text()).contains("이메일이나 비밀번호가 맞지 않아요");
    }
  }

  @Test
  void strangeInputIsAWrongGuess() {
    for (String odd : List.of("", " ", "' OR 1=1 -- ", "\u0000", "😀@例え.jp", "x".repeat(5_000))) {
      assertThat(browser.password(odd, odd).status()).isEqualTo(401);
    }
  }

  @Test
  void aWrongCodeLetsNobodyIn() {
    Staff.Member operator = staff.with(StaffRole.OPERATOR);
    browser.password(operator.email(), operator.password());
    for (String code : List.of("", "12345", "abcdef", "000000 or so", "１２３４５６")) {
      browser.get("/admin/login/code");
      assertThat(browser.post("/admin/login/code", Map.of("code", code)).status()).isEqualTo(401);
      sql.run("UPDATE staff SET guesses = 0 WHERE id = ?", operator.id());
    }
    assertThat(browser.get("/admin").location()).isEqualTo("/admin/login/code");
  }

  @Test
  void aCodeCountsOnce() {
    Staff.Member operator = staff.with(StaffRole.OPERATOR);
    browser.password(operator.email(), operator.password());
    String code = Totp.code(String.valueOf(operator.secret()), Instant.now());
    browser.get("/admin/login/code");
    assertThat(browser.post("/admin/login/code", Map.of("code", code)).location())
        .isEqualTo("/admin");
    Browser thief = Running.browser();
    thief.password(operator.email(), operator.password());
    thief.get("/admin/login/code");
    Page replay = thief.post("/admin/login/code", Map.of("code", code));
    assertThat(replay.status()).isEqualTo(401);
    assertThat(thief.get("/admin/products").location()).isEqualTo("/admin/login/code");
  }

  @Test
  void wrongPasswordsLockTheAccountForAWhile() {
    Staff.Member reader = staff.with(StaffRole.READ_ONLY);
    for (int i = 0; i < StaffMember.GUESSES_MAX; i++) {
      assertThat(browser.password(reader.email(), WRONG).status()).isEqualTo(401);
    }
    assertThat(browser.password(reader.email(), reader.password()).status()).isEqualTo(401);
    sql.run(
        "UPDATE staff SET locked_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = ?",
        reader.id());
    assertThat(browser.password(reader.email(), reader.password()).location()).isEqualTo("/admin");
    assertThat(sql.number("SELECT guesses FROM staff WHERE id = ?", reader.id())).isZero();
  }

  @Test
  void wrongCodesLockTheAccountAndTheRightPasswordDoesNotForgiveThem() {
    Staff.Member operator = staff.with(StaffRole.OPERATOR);
    for (int i = 0; i < StaffMember.GUESSES_MAX; i++) {
      browser.password(operator.email(), operator.password());
      browser.get("/admin/login/code");
      assertThat(browser.post("/admin/login/code", Map.of("code", "none")).status()).isEqualTo(401);
    }
    browser.get("/admin/login/code");
    assertThat(browser.code(String.valueOf(operator.secret())).status()).isEqualTo(401);
    assertThat(browser.password(operator.email(), operator.password()).status()).isEqualTo(401);
  }

  @Test
  void guessesAtOnceAreCountedLikeGuessesInTurn() {
    Staff.Member reader = staff.with(StaffRole.READ_ONLY);
    Callable<Integer> guess = () -> Running.browser().password(reader.email(), WRONG).status();
    Together.all(Collections.nCopies(8, guess));
    assertThat(sql.number("SELECT guesses FROM staff WHERE id = ?", reader.id()))
        .isEqualTo(StaffMember.GUESSES_MAX);
  }

  /**
   * Comparing takes a core for a while, so nobody has that done for accounts that are not there.
   */
  @Test
  void whoFloodsTheDoorWaitsWhateverTheAccount() {
    Staff.Member reader = staff.with(StaffRole.READ_ONLY);
    sql.run(
        """
        INSERT INTO guess_count (subject, tries, free_at, last_at)
        VALUES (?, 56, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
        """,
        (Object) GuessKey.staffClient("127.0.0.1").subject());
    assertThat(browser.password("nobody@example.com", WRONG).status()).isEqualTo(401);
    for (String email : List.of("nobody-else@example.com", reader.email())) {
      Page later = browser.password(email, reader.password());
      assertThat(later.status()).isEqualTo(429);
      assertThat(later.text()).contains("너무 많이 틀렸어요");
      assertThat(Integer.parseInt(later.header("Retry-After"))).isBetween(100, 128);
    }
    var shoppers = new Shoppers(Running.api());
    assertThat(shoppers.login("nobody@example.com", WRONG).status()).isEqualTo(401);
    staff.with(StaffRole.READ_ONLY); // forgets them
    assertThat(browser.password(reader.email(), reader.password()).location()).isEqualTo("/admin");
  }

  @Test
  void afterSigningInItGoesOnWhereItWasWanted() {
    Staff.Member reader = staff.with(StaffRole.READ_ONLY);
    Page sent = browser.get("/admin/products?q=lamp&sort=-price");
    assertThat(sent.location())
        .isEqualTo("/admin/login?next=%2Fadmin%2Fproducts%3Fq%3Dlamp%26sort%3D-price");
    assertThat(browser.follow(sent).text()).contains("/admin/products?q=lamp&amp;sort=-price");
    Map<String, String> form =
        Map.of(
            "email", reader.email(),
            "password", reader.password(),
            "next", "/admin/products?q=lamp&sort=-price");
    assertThat(browser.post("/admin/login", form).location())
        .isEqualTo("/admin/products?q=lamp&sort=-price");
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    Staff.Member reader = staff.with(StaffRole.READ_ONLY);
    for (String next :
        List.of(
            "//evil.example",
            "https://evil.example",
            "/admin//evil",
            "/adminevil",
            "/\\e",
            "/admin/\r\nX-A: b")) {
      Browser anew = Running.browser();
      anew.get("/admin/login");
      Map<String, String> form =
          Map.of("email", reader.email(), "password", reader.password(), "next", next);
      assertThat(anew.post("/admin/login", form).location()).as(next).isEqualTo("/admin");
    }
  }
}

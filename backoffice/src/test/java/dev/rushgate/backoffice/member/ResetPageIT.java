package dev.rushgate.backoffice.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResetPageIT {

  private static final Pattern SCRIPT =
      Pattern.compile("src=\"(/assets/reset-[0-9a-f]{32}\\.js)\"");

  private final Browser browser = Running.browser();

  @Test
  void theLinkOfAMailLeadsToAPageForANewPassword() {
    Browser.Page page = browser.get("/reset-password");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<html lang=\"ko\"", "비밀번호 재설정", "autocomplete=\"new-password\"")
        .doesNotContain("??", "th:", " style=", "/admin");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'", "form-action 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Set-Cookie")).isEmpty();
    var script = SCRIPT.matcher(page.text());
    assertThat(script.find()).isTrue();
    assertThat(browser.get(script.group(1)).text()).contains("/api/v1/auth/password/reset");
  }

  @Test
  void itIsInTheLanguageThatIsChosen() {
    assertThat(browser.get("/reset-password?language=en").text())
        .contains("<html lang=\"en\"", "Reset your password", "href=\"?language=ko\"");
    assertThat(browser.get("/reset-password?language=%22%3E").text())
        .contains("<html lang=\"ko\"")
        .doesNotContain("\">\"");
  }
}

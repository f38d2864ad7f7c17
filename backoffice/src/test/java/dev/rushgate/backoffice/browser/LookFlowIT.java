package dev.rushgate.backoffice.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Screen;
import dev.rushgate.browser.Theme;
import dev.rushgate.browser.Visitor;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebDriverException;

@ExtendWith(Browsing.class)
class LookFlowIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String LIGHT = "rgba(246, 246, 248, 1)";
  private static final String DARK = "rgba(19, 19, 22, 1)";

  @Test
  void theLanguageIsSwitchedOnThePageAndStays(Chromium chromium) {
    Visitor visitor = Desk.of(chromium, StaffRole.SUPPORT).open("/admin/orders?state=PAID");
    assertThat(visitor.heading()).isEqualTo("주문");
    visitor.press("English");
    assertThat(visitor.heading()).isEqualTo("Orders");
    assertThat(visitor.at()).isEqualTo("/admin/orders?state=PAID");
    assertThat(visitor.follow("Products").heading()).isEqualTo("Products");
    assertThat(visitor.language()).isEqualTo("en");
    assertThat(visitor.press("한국어").heading()).isEqualTo("상품");
  }

  @Test
  void theThemeFollowsTheBrowserUntilItIsChosen(Chromium chromium) {
    Visitor visitor = Desk.of(chromium, StaffRole.SUPPORT).open("/admin");
    isOn(visitor, LIGHT);
    chromium.prefer(Theme.DARK);
    isOn(visitor, DARK);
    visitor.press("자동");
    isOn(visitor, LIGHT);
    isOn(visitor.press("밝게"), DARK);
    chromium.prefer(Theme.LIGHT);
    isOn(visitor.open("/admin/products"), DARK);
    isOn(visitor.press("어둡게"), LIGHT);
  }

  @Test
  void onAPhoneTheMenuIsWithinReachOfTheThumb(Chromium chromium) {
    chromium.show(Screen.PHONE);
    Visitor visitor = Desk.of(chromium, StaffRole.OWNER).open("/admin");
    assertThat(
            visitor.number(
                "innerHeight - document.querySelector('.rail').getBoundingClientRect().bottom"))
        .isZero();
    assertThat(
            visitor.number(
                "Math.min(...[...document.querySelectorAll('.rail li a')]"
                    + ".map(a => a.getBoundingClientRect().height))"))
        .isGreaterThanOrEqualTo(44);
    assertThat(visitor.follow("상품").heading()).isEqualTo("상품");
    assertThat(visitor.press("새 상품").heading()).isEqualTo("새 상품");
    assertThat(visitor.follow("주문").heading()).isEqualTo("주문");
  }

  /** What a page is told of the browser's taste may take it a moment. */
  private static void isOn(Visitor visitor, String ground) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(() -> visitor.style("html", "background-color").equals(ground));
  }
}

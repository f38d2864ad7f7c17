package dev.rushgate.backoffice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Everything can be done without a mouse, and it can be seen where one is. */
@ExtendWith(Browsing.class)
class KeyboardIT {

  private static final int STOPS_MAX = 60;

  @Test
  void signingInTakesNoMouse(Chromium chromium) {
    Staff.Member owner = Running.staff().with(StaffRole.OWNER);
    Visitor visitor = Desk.nobody(chromium).open("/admin/login");
    visitor.keys(owner.email()).tab().keys(owner.password(), Keys.ENTER);
    assertThat(visitor.heading()).isEqualTo("인증 코드");
    visitor.keys(Desk.code(owner), Keys.ENTER);
    assertThat(visitor.heading()).isEqualTo("대시보드");
  }

  @Test
  void theFirstStopSkipsToTheContent(Chromium chromium) {
    Visitor visitor = Desk.of(chromium, StaffRole.OPERATOR).open("/admin/products").tab();
    assertThat(visitor.focused()).isEqualTo("본문으로 건너뛰기");
    assertThat(visitor.number("document.activeElement.getBoundingClientRect().left"))
        .isNotNegative();
    visitor.keys(Keys.ENTER);
    assertThat(visitor.number("document.activeElement.id === 'main' ? 1 : 0")).isOne();
    assertThat(visitor.tab().focused()).isEqualTo("내보내기");
  }

  @Test
  void everyStopHasANameAndIsSeen(Chromium chromium) {
    Visitor visitor = Desk.of(chromium, StaffRole.OWNER).open("/admin/products");
    List<String> stops = stops(visitor);
    assertThat(stops).allSatisfy(name -> assertThat(name).isNotBlank());
    assertThat(stops).containsSubsequence("상품", "주문", "English", "로그아웃", "새 상품", "검색");
  }

  private static List<String> stops(Visitor visitor) {
    var names = new ArrayList<String>();
    while (names.size() < STOPS_MAX) {
      visitor.tab();
      if (visitor.number("document.activeElement === document.body ? 1 : 0") == 1) {
        return names;
      }
      names.add(visitor.focused());
      assertThat(
              visitor.number("parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
          .as(names.getLast())
          .isPositive();
    }
    return names;
  }

  @Test
  void aSlashGoesToTheSearchAndEscapeLeavesIt(Chromium chromium) {
    Visitor visitor = Desk.of(chromium, StaffRole.READ_ONLY).open("/admin/orders");
    visitor.keys("/");
    assertThat(visitor.number("document.activeElement.matches('[data-search]') ? 1 : 0")).isOne();
    visitor.keys("a/b");
    assertThat(visitor.number("document.activeElement.value === 'a/b' ? 1 : 0")).isOne();
    visitor.keys(Keys.ESCAPE);
    assertThat(visitor.number("document.activeElement === document.body ? 1 : 0")).isOne();
  }
}

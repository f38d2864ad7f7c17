package dev.rushgate.backoffice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.StaffDoor;
import dev.rushgate.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsing.class)
class SignInFlowIT {

  @Test
  void theOwnerSignsInWithACodeAndComesToThePageThatWasAskedFor(Chromium chromium) {
    Staff.Member owner = Running.staff().with(StaffRole.OWNER);
    Visitor visitor = Desk.nobody(chromium).open("/admin/orders?state=PAID");
    StaffDoor door = Desk.door(visitor);
    assertThat(visitor.heading()).isEqualTo("로그인");
    assertThat(visitor.focused()).isEqualTo("이메일");
    door.password(owner.email(), owner.password());
    assertThat(visitor.heading()).isEqualTo("인증 코드");
    assertThat(visitor.focused()).isEqualTo("6자리 코드");
    door.code(Desk.code(owner));
    assertThat(visitor.heading()).isEqualTo("주문");
    assertThat(visitor.at()).isEqualTo("/admin/orders?state=PAID");
    visitor.press("로그아웃").read("로그아웃했어요");
    assertThat(visitor.open("/admin").heading()).isEqualTo("로그인");
  }

  @Test
  void aWrongCodeIsToldAndTheRightOneIsStillTaken(Chromium chromium) {
    Staff.Member owner = Running.staff().with(StaffRole.OWNER);
    Visitor visitor = Desk.nobody(chromium).open("/admin/login");
    StaffDoor door = Desk.door(visitor);
    door.password(owner.email(), owner.password());
    String right = Desk.code(owner);
    door.code(right.equals("000000") ? "111111" : "000000").read("코드가 맞지 않거나");
    assertThat(visitor.focused()).isEqualTo("6자리 코드");
    assertThat(chromium.takeComplaints()).hasSize(1).first().asString().contains("401");
    door.code(Desk.code(owner));
    assertThat(visitor.heading()).isEqualTo("대시보드");
  }
}

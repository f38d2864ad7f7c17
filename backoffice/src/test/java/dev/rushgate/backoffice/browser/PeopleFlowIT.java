package dev.rushgate.backoffice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsing.class)
class PeopleFlowIT {

  @Test
  void aMemberIsFoundBlockedAndUnblockedAndTheAuditLogKnows(Chromium chromium) {
    var shoppers = new Shoppers(Running.api());
    var shopper = shoppers.signedUp();
    Visitor visitor = Desk.of(chromium, StaffRole.OPERATOR).open("/admin");
    visitor.write("전체 검색", shopper.email() + "\n").follow("미나");
    assertThat(visitor.at()).isEqualTo("/admin/members/" + shopper.id());
    visitor.write("이유", "훔친 카드로 샀어요").press("회원 차단").read("회원을 차단했어요");
    assertThat(visitor.text(".head .pill")).isEqualTo("차단됨");
    assertThat(shoppers.login(shopper.email(), Shoppers.PASSWORD).status()).isBetween(401, 403);
    visitor.write("이유", "본인이 확인했어요").press("차단 해제").read("차단을 풀었어요");
    assertThat(shoppers.login(shopper.email(), Shoppers.PASSWORD).status()).isEqualTo(200);
    visitor.open("/admin/audit");
    assertThat(visitor.text("main")).contains("훔친 카드로 샀어요", "본인이 확인했어요");
  }
}

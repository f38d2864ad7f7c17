package dev.rushgate.backoffice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.browser.Browsing;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators do all day. */
@ExtendWith(Browsing.class)
class ShopFlowIT {

  @Test
  void aProductIsCreatedAndWhatIsWrongIsShownAtItsField(Chromium chromium) {
    String name = "달항아리 " + System.nanoTime();
    Visitor visitor = Desk.of(chromium, StaffRole.OPERATOR).open("/admin/products");
    visitor.press("새 상품");
    assertThat(visitor.focused()).startsWith("이름");
    visitor.write("이름", name).write("가격(원)", "오만원").write("재고", "12").press("만들기");
    visitor.read("저장하지 않았어요");
    assertThat(visitor.focused()).startsWith("가격(원)");
    assertThat(chromium.takeComplaints()).hasSize(1).first().asString().contains("422");
    visitor.write("가격(원)", "59,000").press("만들기").read("상품을 만들었어요");
    assertThat(visitor.written("이름")).isEqualTo(name);
    visitor.follow("상품");
    assertThat(visitor.texts("tbody th")).contains(name);
  }

  @Test
  void anOrderIsFoundByItsNumber(Chromium chromium) {
    Shop shop = Shop.alive();
    Visitor visitor = Desk.of(chromium, StaffRole.SUPPORT).open("/admin/orders");
    visitor.write("주문 번호나 회원 번호", shop.order()).press("검색");
    assertThat(visitor.texts("tbody th")).containsExactly(shop.order());
    visitor.follow(shop.order());
    assertThat(visitor.heading()).isEqualTo("주문 " + shop.order());
  }
}

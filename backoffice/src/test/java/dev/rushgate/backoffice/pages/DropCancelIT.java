package dev.rushgate.backoffice.pages;

import static dev.rushgate.backoffice.pages.DropForms.aCoupon;
import static dev.rushgate.backoffice.pages.DropForms.aDeal;
import static dev.rushgate.backoffice.pages.DropForms.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Browser.Page;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropCancelIT {

  private static final String DEALS = "/admin/deals";
  private static final String COUPONS = "/admin/coupons";

  private final Sql sql = Running.sql();
  private final Api api = Running.api();
  private final Drops drops = new Drops(api);
  private final Browser browser = Running.browser();

  @BeforeAll
  void signIn() {
    browser.signIn(Running.staff().with(StaffRole.OPERATOR));
  }

  private String state(String drop) {
    return sql.text("SELECT state FROM drop_stock WHERE drop_id = ?", drop);
  }

  @Test
  void aScheduledDealIsCancelledOnceAndItsUnitsGoBack() {
    String product = drops.product(30);
    String deal = idOf(browser.post(DEALS, aDeal(product, "Never sold", 10)));
    String path = DEALS + "/" + deal + "/cancel";
    Page asked = browser.get(path);
    assertThat(asked.text()).contains("‘Never sold’ 취소할까요?", "10개는 상품 재고로 돌아가요", "되돌릴 수 없어요");
    assertThat(state(deal)).isEqualTo("OPEN");
    Page done = browser.post(path, Map.of("reason", "wrong product", "version", "1"));
    assertThat(done.location()).isEqualTo(DEALS);
    assertThat(browser.follow(done).text()).contains("취소했어요: Never sold");
    assertThat(state(deal)).isEqualTo("CLOSED");
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(30);
    Page again = browser.post(path, Map.of("reason", "twice", "version", "2"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text()).contains("끝났거나 취소됐어요");
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(30);
    assertThat(browser.get(DEALS + "/" + deal + "/edit").text()).contains("이유: wrong product");
    assertThat(browser.get(path).text()).contains("취소할 수 없어요").doesNotContain("<textarea");
  }

  @Test
  void aCancellationTakesAReasonAndTheVersionThatWasSeen() {
    String coupon = idOf(browser.post(COUPONS, aCoupon("Kept", 10)));
    String path = COUPONS + "/" + coupon + "/cancel";
    for (String reason : new String[] {"", "  ", "x".repeat(501)}) {
      Page page = browser.post(path, Map.of("reason", reason, "version", "1"));
      assertThat(page.status()).isEqualTo(422);
      assertThat(page.text()).contains("이유를 1–500자로");
    }
    for (String version : new String[] {"2", "", "x"}) {
      Page page = browser.post(path, Map.of("reason", "late", "version", version));
      assertThat(page.status()).as(version).isEqualTo(409);
      assertThat(page.text()).contains("다른 사람이 바꿨어요", "late");
    }
    assertThat(browser.postForged(path, Map.of("reason", "forged", "version", "1")).status())
        .isEqualTo(403);
    assertThat(state(coupon)).isEqualTo("OPEN");
  }

  @Test
  void whatHasOpenedIsNotCancelled() {
    String open = drops.created(Drops.with(Drops.aCoupon(5), "opensAt", Drops.inSeconds(-5)));
    String path = COUPONS + "/" + open + "/cancel";
    assertThat(browser.get(path).text()).contains("취소할 수 없어요").doesNotContain("<textarea");
    browser.get(COUPONS + "/new");
    Page page = browser.post(path, Map.of("reason", "late", "version", "1"));
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.text()).contains("그 사이에 시작했어요");
    Api.Reply refused = api.post(Drops.PATH + "/" + open + "/cancel", Map.of("reason", "late"));
    assertThat(refused.code()).isEqualTo("ALREADY_OPEN");
    assertThat(state(open)).isEqualTo("OPEN");
  }

  @Test
  void theApiCancelsAsThePagesDo() {
    String product = drops.product(10);
    String path = Drops.PATH + "/" + drops.created(Drops.aDeal(product, 4));
    assertThat(api.post(path + "/cancel", Map.of()).fields()).containsExactly("reason");
    assertThat(api.post(path + "/cancel", Map.of("reason", "x", "version", 7)).code())
        .isEqualTo("CONFLICT");
    Api.Reply done = api.post(path + "/cancel", Map.of("reason", "a mistake", "version", 1));
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    assertThat(done.json().path("phase").asString()).isEqualTo("CANCELLED");
    assertThat(done.json().path("cancelReason").asString()).isEqualTo("a mistake");
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(10);
    assertThat(api.post(path + "/cancel", Map.of("reason", "x")).code()).isEqualTo("CLOSED");
    assertThat(api.post(Drops.PATH + "/12345/cancel", Map.of("reason", "x")).code())
        .isEqualTo("DROP_UNKNOWN");
  }

  @Test
  void closingBeforeTheOpeningIsACancellationToo() {
    String early = drops.coupon(5);
    api.post(Drops.PATH + "/" + early + "/close");
    String open = drops.created(Drops.with(Drops.aCoupon(5), "opensAt", Drops.inSeconds(-5)));
    Api.Reply closed = api.post(Drops.PATH + "/" + open + "/close");
    assertThat(closed.json().path("phase").asString()).isEqualTo("CLOSED");
    assertThat(closed.json().path("cancelledAt").isNull()).isTrue();
    assertThat(api.get(Drops.PATH + "/" + early).json().path("phase").asString())
        .isEqualTo("CANCELLED");
  }
}

package dev.rushgate.backoffice.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Wallet;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Payments, refunds and wallets on the pages of staff. */
class PaymentPagesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([0-9A-Z]+)\"");

  private final Browser browser =
      Running.browser().signIn(Running.staff().with(StaffRole.OPERATOR));

  private static String request(Browser.Page page) {
    Matcher found = REQUEST.matcher(page.text());
    assertThat(found.find()).as(page.text()).isTrue();
    return found.group(1);
  }

  private static String paymentWith(String key) {
    return Running.sql().text("SELECT id FROM payment WHERE payment_key = ?", key);
  }

  @Test
  void aPaymentIsFoundByAllThatNamesItAndTheGatewayIsAsked() {
    Wallet wallet = Wallet.fresh();
    String key = Wallet.key("ok_");
    wallet.charge(5_000, key);
    String id = paymentWith(key);
    String owner = Running.sql().text("SELECT owner_id FROM payment WHERE payment_key = ?", key);
    for (String query :
        new String[] {
          "q=" + key,
          "q=" + id,
          "q=" + owner,
          "member=" + wallet.member(),
          "q=" + key + "&state=CHARGED&purpose=CHARGE"
        }) {
      assertThat(browser.get("/admin/payments?" + query).text()).as(query).contains(key);
    }
    assertThat(browser.get("/admin/payments?q=" + key + "&state=DECLINED").text())
        .doesNotContain("/admin/payments/" + id);
    Browser.Page page = browser.get("/admin/payments/" + id);
    assertThat(page.text()).contains("5,000원", "/admin/members/" + wallet.member() + "/wallet");
    assertThat(page.text()).doesNotContain("charge-" + owner);
    assertThat(browser.get("/admin/payments/" + id + "?ask=now").text()).contains("charge-" + id);
    assertThat(browser.get("/admin/payments/1").status()).isEqualTo(404);
    assertThat(browser.get("/admin/payments?state=NONE").status()).isEqualTo(400);
  }

  @Test
  void aRefundIsAskedForAgainWithAReason() {
    Buyer buyer = Buyer.fresh();
    String key = Buyer.key("cancel_refused_");
    String order = paid(buyer, key, 2);
    browser.get("/admin/orders/" + order);
    buyer.cancel(order);
    String refund = "SELECT state FROM refund WHERE payment_id = ?";
    String id = paymentWith(key);
    await().atMost(SOON).until(() -> Running.sql().text(refund, id).equals("REFUSED"));
    Browser.Page page = browser.get("/admin/payments/" + id);
    String path = page.text().replaceFirst("(?s).*action=\"([^\"]+/retry)\".*", "$1");
    assertThat(browser.post(path, Map.of("reason", " ")).status()).isEqualTo(422);
    assertThat(browser.get("/admin").text()).contains("attention=refused");
    assertThat(browser.follow(browser.post(path, Map.of("reason", "asked"))).text())
        .contains("환불을 다시 요청했어요");
    await().atMost(SOON).until(() -> Running.sql().text(refund, id).equals("REFUSED"));
    browser.post(path, Map.of("reason", "asked twice"));
    await().atMost(SOON).until(() -> Running.sql().text(refund, id).equals("DONE"));
    assertThat(browser.post(path, Map.of("reason", "again")).status()).isEqualTo(409);
  }

  private static String paid(Buyer buyer, String key, int count) {
    String product =
        Running.api()
            .post(
                "/api/v1/admin/products",
                Map.of("name", "Jar", "description", "A jar", "price", 5_000, "stock", 10))
            .id();
    String order = buyer.ordered(product, count);
    assertThat(buyer.pay(order, 0, 5_000L * count, key).status()).isEqualTo(200);
    return order;
  }

  @Test
  void anOrderIsRefundedInPartAndThenWhole() {
    Buyer buyer = Buyer.fresh();
    String key = Buyer.key("ok_");
    String order = paid(buyer, key, 3);
    String path = "/admin/orders/" + order;
    Browser.Page page = browser.get(path);
    assertThat(page.text()).contains(key, "환불하기").doesNotContain("결제 처리하기");
    String product = buyer.show(order).json().path("items").path(0).path("productId").asString();
    var part = Map.of("what", "part", "units-" + product, "1", "request", request(page));
    assertThat(browser.post(path + "/refund", part).status()).isEqualTo(422);
    var whole = new HashMap<>(part);
    whole.put("reason", "broken");
    assertThat(browser.post(path + "/refund", whole).status()).isEqualTo(302);
    assertThat(browser.post(path + "/refund", whole).status()).isEqualTo(302); // sent twice
    assertThat(buyer.show(order).json().path("refunded").asLong()).isEqualTo(5_000);
    var tooMany =
        Map.of("what", "part", "units-" + product, "3", "reason", "all", "request", request(page));
    assertThat(browser.post(path + "/refund", next(path, tooMany)).status()).isEqualTo(409);
    assertThat(
            browser
                .post(path + "/refund", next(path, Map.of("what", "whole", "reason", "rest")))
                .status())
        .isEqualTo(302);
    assertThat(buyer.stateOf(order)).isEqualTo("REFUNDED");
    assertThat(browser.get(path).text()).contains("broken", "rest").doesNotContain("환불하기");
  }

  private Map<String, String> next(String path, Map<String, String> form) {
    var fresh = new HashMap<>(form);
    fresh.put("request", request(browser.get(path)));
    return fresh;
  }

  @Test
  void anUnpaidOrderIsMarkedPaidOrCancelled() {
    Buyer buyer = Buyer.fresh();
    String product =
        Running.api()
            .post(
                "/api/v1/admin/products",
                Map.of("name", "Jar", "description", "A jar", "price", 5_000, "stock", 10))
            .id();
    String first = buyer.ordered(product, 1);
    browser.get("/admin/orders/" + first);
    assertThat(
            browser.follow(browser.post("/admin/orders/" + first + "/mark-paid", Map.of())).text())
        .contains("결제 처리했어요");
    assertThat(buyer.stateOf(first)).isEqualTo("PAID");
    String second = buyer.ordered(product, 1);
    String cancel = "/admin/orders/" + second + "/cancel";
    assertThat(browser.post(cancel, Map.of()).status()).isEqualTo(422);
    assertThat(browser.post(cancel, Map.of("reason", "a mistake")).status()).isEqualTo(302);
    assertThat(buyer.stateOf(second)).isEqualTo("CANCELLED");
    assertThat(browser.post("/admin/orders/" + first + "/cancel", Map.of("reason", "x")).status())
        .isEqualTo(409);
    Browser reader = Running.browser().signIn(Running.staff().with(StaffRole.READ_ONLY));
    assertThat(reader.get("/admin/orders/" + first).text()).doesNotContain("환불하기");
  }

  @Test
  void aWalletIsPutRightWithAReasonOnce() {
    Wallet wallet = Wallet.fresh();
    wallet.charge(5_000, Wallet.key("ok_"));
    String path = "/admin/members/" + wallet.member() + "/wallet";
    Browser.Page page = browser.get(path);
    var form =
        Map.of("way", "take", "amount", "2000", "reason", "paid twice", "request", request(page));
    assertThat(browser.follow(browser.post(path + "/adjust", form)).text())
        .contains("잔액을 조정했어요", "-2,000원");
    assertThat(browser.post(path + "/adjust", form).status()).isEqualTo(302); // sent twice
    assertThat(wallet.balance()).isEqualTo(3_000);
    var other = new HashMap<>(form);
    other.put("amount", "1000");
    assertThat(browser.post(path + "/adjust", other).status()).isEqualTo(409);
    assertThat(browser.post(path + "/adjust", next(path, Map.of("amount", "0"))).status())
        .isEqualTo(422);
    var tooMuch = Map.of("way", "take", "amount", "9000", "reason", "x");
    assertThat(browser.post(path + "/adjust", next(path, tooMuch)).text()).contains("지갑에 그만큼 없어요");
    assertThat(wallet.balance()).isEqualTo(3_000);
    assertThat(browser.get("/admin/members/" + wallet.member()).text()).contains("3,000원", path);
    assertThat(browser.get("/admin/audit?kind=MEMBER&subject=" + wallet.member()).text())
        .contains("paid twice");
  }

  @Test
  void aProgramPutsAWalletRightOnce() {
    Wallet wallet = Wallet.fresh();
    String path = "/api/v1/admin/members/" + wallet.member() + "/wallet";
    assertThat(adjust(path, 7_000, "a-" + wallet.member()).status()).isEqualTo(201);
    Api.Reply again = adjust(path, 7_000, "a-" + wallet.member());
    assertThat(again.json().path("balance").asLong()).isEqualTo(7_000);
    assertThat(wallet.balance()).isEqualTo(7_000);
    // After a crash that kept the entry and lost the answer.
    Running.sql().run("DELETE FROM idempotency WHERE request = ?", "b-" + wallet.member());
    assertThat(adjust(path, -8_000, "c-" + wallet.member()).code())
        .isEqualTo("INSUFFICIENT_POINTS");
    assertThat(adjust(path, 0, "d").fields()).containsExactly("amount");
    assertThat(adjust(path, 10_000_001, "e").fields()).containsExactly("amount");
    assertThat(Running.api().get(path + "/history").json().path("total").asLong()).isEqualTo(1);
    assertThat(Running.api().get(path).json().path("balance").asLong()).isEqualTo(7_000);
  }

  private static Api.Reply adjust(String path, long amount, String request) {
    Api api = Running.api();
    String body = Api.JSON.writeValueAsString(Map.of("amount", amount, "reason", "put right"));
    return api.send(
        api.request(path + "/adjustments")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", request)
            .POST(BodyPublishers.ofString(body)));
  }
}

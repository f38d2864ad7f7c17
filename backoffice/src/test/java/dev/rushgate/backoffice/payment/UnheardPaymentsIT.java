package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Begun;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.stack.gateway.Payment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Payments whose buyer has agreed, or not to this, and whose confirmation may have got lost. */
class UnheardPaymentsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long PRICE = 10_000;

  private static Payment atGateway(String key) {
    return Running.gateway().payments().stream()
        .filter(payment -> payment.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static void declined(Begun begun, String code) {
    await().atMost(SOON).until(() -> begun.state().equals("DECLINED"));
    assertThat(begun.shown().json().path("code").asString()).isEqualTo(code);
    assertThat(begun.wallet().balance()).isZero();
  }

  @Test
  void aConfirmationThatNeverArrivedIsMadeAgain() {
    String product =
        Running.api()
            .post(
                "/api/v1/admin/products",
                Map.of("name", "Jar", "description", "A jar", "price", PRICE, "stock", 10))
            .id();
    Buyer buyer = Buyer.fresh();
    String order = buyer.ordered(product, 1);
    String key = Buyer.key("lost_");
    Running.gateway().agree(key, "order-" + order, PRICE);
    assertThat(buyer.pay(order, 0, PRICE, key).status()).isEqualTo(202);
    assertThat(atGateway(key).status()).isEqualTo("IN_PROGRESS");
    Running.sql()
        .run(
            "UPDATE payment SET asked_at = asked_at - INTERVAL 1 MINUTE,"
                + " look_at = UTC_TIMESTAMP(3) WHERE payment_key = ?",
            key);
    await().atMost(SOON).until(() -> buyer.stateOf(order).equals("PAID"));
    assertThat(atGateway(key).balance()).isEqualTo(PRICE);
  }

  @Test
  void oneThatWasNotConfirmedInTimeWaitsForTheGatewaysWord() {
    Begun begun = Begun.now("ok_", 7_000);
    Running.gateway().agree(begun.key(), begun.reference(), 7_000);
    begun.due(21);
    await().atMost(SOON).until(() -> begun.looks() > 0);
    assertThat(Running.bean(PaymentDesk.class).attention().unended()).isPositive();
    assertThat(Running.api().get("/api/v1/admin/payments?attention=unended").text())
        .contains(begun.key());
    assertThat(Running.browser().signIn(Running.staff().with(StaffRole.OPERATOR)).get("/admin"))
        .extracting(page -> page.text())
        .asString()
        .contains("attention=unended");
    assertThat(begun.state()).isEqualTo("ASKED");
    assertThat(atGateway(begun.key()).status()).isEqualTo("IN_PROGRESS");
    Running.gateway().expire(begun.key());
    begun.due(21);
    declined(begun, "EXPIRED");
  }

  @Test
  void whatWasNotPaidAsItWasAskedForIsDeclined() {
    Begun foreign = Begun.now("ok_", 7_000);
    Running.gateway().chargeLate(foreign.key(), "order-of-somebody-else", 7_000);
    foreign.due(1);
    Begun more = Begun.now("ok_", 7_000);
    Running.gateway().chargeLate(more.key(), more.reference(), 8_000);
    more.due(1);
    Begun gone = Begun.now("ok_", 7_000);
    Running.gateway().chargeLate(gone.key(), gone.reference(), 7_000);
    Running.gateway().cancelAtDesk(gone.key(), 7_000);
    gone.due(1);
    declined(foreign, "FOREIGN_PAYMENT");
    declined(more, "OTHER_AMOUNT");
    declined(gone, "CANCELLED_AT_GATEWAY");
    await().atMost(SOON).until(() -> atGateway(more.key()).status().equals("CANCELED"));
    assertThat(atGateway(foreign.key()).balance()).as("not ours to give back").isEqualTo(7_000);
  }

  @Test
  void oneAfterTheOtherTheyWouldTakeTooLong() {
    // Each is answered after 300 ms.
    List<Begun> many = Stream.generate(() -> Begun.now("slow_", 1_000)).limit(24).toList();
    many.forEach(begun -> begun.due(1));
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> many.stream().allMatch(begun -> begun.state().equals("CHARGED")));
  }
}

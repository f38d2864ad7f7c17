package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.payment.PaymentGateway.Confirmation;
import dev.rushgate.backoffice.payment.PaymentGateway.Outcome;
import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.model.Money;
import dev.rushgate.stack.StoreProxy;
import dev.rushgate.stack.gateway.GatewaySimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the gateway's answers, and of those that do not come. */
class TossGatewayIT {

  private static final String SECRET = "a secret of this test";
  private static final Money AMOUNT = new Money(3_000);

  private final GatewaySimulator simulator;
  private final StoreProxy proxy;
  private final TossGateway gateway;

  TossGatewayIT() throws IOException {
    Path book = Files.createTempDirectory("gateway").resolve("book.jsonl");
    Duration silence = Duration.ofSeconds(2);
    simulator =
        GatewaySimulator.start(
            new GatewaySimulator.Settings(0, SECRET, book, null, Duration.ofMillis(100), silence));
    proxy = StoreProxy.before("gateway", URI.create(simulator.url()).getPort());
    gateway = gateway("http://127.0.0.1:" + proxy.port(), 500);
  }

  @AfterEach
  void end() {
    proxy.close();
    simulator.close();
  }

  private static TossGateway gateway(String url, int answerMaxMs) {
    return new TossGateway(new TossCalls(config(url, answerMaxMs), Api.JSON));
  }

  private static BackofficeConfig config(String gateway, int answerMaxMs) {
    return BackofficeConfig.from(
        Map.of(
            "RUSHGATE_MYSQL_URL",
            "mysql://127.0.0.1:1/unused",
            "RUSHGATE_MYSQL_USER",
            "unused",
            "RUSHGATE_REDIS_URL",
            "redis://127.0.0.1:1",
            "RUSHGATE_KAFKA_BOOTSTRAP",
            "127.0.0.1:1",
            "RUSHGATE_JWT_SECRET",
            Base64.getEncoder().encodeToString(new byte[32]),
            "RUSHGATE_GATEWAY_URL",
            gateway,
            "RUSHGATE_GATEWAY_SECRET",
            SECRET,
            "RUSHGATE_GATEWAY_TIMEOUT_MS",
            Integer.toString(answerMaxMs)));
  }

  private Outcome confirm(String key) {
    return gateway.confirm(new Confirmation(key, "order-of-" + key, AMOUNT, "once-" + key));
  }

  @Test
  void theSameConfirmationAgainChargesOnce() {
    var charged = new Outcome.Charged("ok_1", "order-of-ok_1", AMOUNT, AMOUNT);
    assertThat(confirm("ok_1")).isEqualTo(charged);
    assertThat(confirm("ok_1")).isEqualTo(charged);
    assertThat(simulator.payments()).hasSize(1);
  }

  @Test
  void whatTheBuyerAgreedToIsChargedAsItIsOrDeclined() {
    simulator.agree("ok_more", "order-of-ok_more", AMOUNT.won() - 1);
    simulator.agree("ok_foreign", "order-of-somebody", AMOUNT.won());
    simulator.agree("ok_agreed", "order-of-ok_agreed", AMOUNT.won());
    assertThat(gateway.find("ok_agreed")).isEqualTo(new Outcome.UnderWay());
    assertThat(confirm("ok_more")).isEqualTo(new Outcome.Declined("FORBIDDEN_REQUEST"));
    assertThat(confirm("ok_foreign")).isEqualTo(new Outcome.Declined("NOT_FOUND_PAYMENT_SESSION"));
    assertThat(confirm("ok_agreed")).isInstanceOf(Outcome.Charged.class);
    assertThat(gateway.findOfOrder("order-of-ok_agreed")).isInstanceOf(Outcome.Charged.class);
    assertThat(gateway.findOfOrder("order-of-nobody")).isEqualTo(new Outcome.Absent());
    simulator.agree("ok_late", "order-of-ok_late", AMOUNT.won());
    simulator.expire("ok_late");
    assertThat(confirm("ok_late")).isEqualTo(new Outcome.Declined("NOT_FOUND_PAYMENT_SESSION"));
    assertThat(gateway.find("ok_late")).isEqualTo(new Outcome.Declined("EXPIRED"));
  }

  @Test
  @Timeout(30)
  void anAnswerThatStallsIsNoneAndCounts() throws IOException {
    try (var strange = new StrangeGateway()) {
      var stalled = gateway(strange.url(), 50);
      long began = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        assertThat(stalled.find("stalls")).isInstanceOf(Outcome.Unknown.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(stalled.find("stalls"))
          .isInstanceOfSatisfying(
              Outcome.Unknown.class,
              unknown -> assertThat(unknown.why()).contains("CallNotPermitted"));
    }
  }

  @Test
  void anAnswerWithoutEndIsNoneAndALongCodeIsCut() throws IOException {
    try (var strange = new StrangeGateway()) {
      var other = gateway(strange.url(), 5_000);
      assertThat(other.find("endless"))
          .isInstanceOfSatisfying(
              Outcome.Unknown.class, unknown -> assertThat(unknown.why()).contains("capacity"));
      Outcome declined = other.confirm(new Confirmation("ok_1", "order-1", AMOUNT, "once"));
      assertThat(declined)
          .isInstanceOfSatisfying(
              Outcome.Declined.class, end -> assertThat(end.code()).isEqualTo("가".repeat(80)));
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsUnknownAndFoundOutLater() {
    assertThat(confirm("timeout_after_1")).isInstanceOf(Outcome.Unknown.class);
    assertThat(gateway.find("timeout_after_1")).isInstanceOf(Outcome.Charged.class);
    assertThat(confirm("timeout_before_1")).isInstanceOf(Outcome.Unknown.class);
    assertThat(gateway.find("timeout_before_1")).isEqualTo(new Outcome.Absent());
  }

  @Test
  void aConnectionThatBreaksAfterTheRequestIsUnknown() {
    var answer = proxy.holdAnswerTo("ok_broken");
    Outcome[] outcome = new Outcome[1];
    Thread asking = Thread.ofVirtual().start(() -> outcome[0] = confirm("ok_broken"));
    answer.await(Duration.ofSeconds(5));
    answer.drop();
    await().until(() -> !asking.isAlive());
    assertThat(outcome[0]).isInstanceOf(Outcome.Unknown.class);
    assertThat(gateway.find("ok_broken")).isInstanceOf(Outcome.Charged.class);
  }

  @Test
  void aGatewayThatIsAwayIsLeftAloneAndAskedAgain() {
    proxy.cut();
    for (int i = 0; i < 10; i++) {
      assertThat(gateway.find("ok_1")).isInstanceOf(Outcome.Unknown.class);
    }
    proxy.restore();
    // It would answer now, but is not asked.
    assertThat(gateway.find("ok_1"))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("CallNotPermitted"));
    assertThat(confirm("ok_1")).isInstanceOf(Outcome.Unknown.class);
    assertThat(simulator.payments()).isEmpty();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.find("ok_1"), new Outcome.Absent()::equals);
    assertThat(confirm("ok_1")).isInstanceOf(Outcome.Charged.class);
  }
}

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
    gateway = new TossGateway(config("http://127.0.0.1:" + proxy.port()), Api.JSON);
  }

  @AfterEach
  void end() {
    proxy.close();
    simulator.close();
  }

  private static BackofficeConfig config(String gateway) {
    return BackofficeConfig.from(
        Map.of(
            "RUSHGATE_MYSQL_URL", "mysql://127.0.0.1:1/unused",
            "RUSHGATE_MYSQL_USER", "unused",
            "RUSHGATE_REDIS_URL", "redis://127.0.0.1:1",
            "RUSHGATE_KAFKA_BOOTSTRAP", "127.0.0.1:1",
            "RUSHGATE_JWT_SECRET", Base64.getEncoder().encodeToString(new byte[32]),
            "RUSHGATE_GATEWAY_URL", gateway,
            "RUSHGATE_GATEWAY_SECRET", SECRET,
            "RUSHGATE_GATEWAY_TIMEOUT_MS", "500"));
  }

  private Outcome confirm(String key) {
    return gateway.confirm(new Confirmation(key, "order-of-" + key, AMOUNT, "once-" + key));
  }

  @Test
  void theSameConfirmationAgainChargesOnce() {
    var charged = new Outcome.Charged("order-of-ok_1", AMOUNT, AMOUNT);
    assertThat(confirm("ok_1")).isEqualTo(charged);
    assertThat(confirm("ok_1")).isEqualTo(charged);
    assertThat(simulator.payments()).hasSize(1);
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

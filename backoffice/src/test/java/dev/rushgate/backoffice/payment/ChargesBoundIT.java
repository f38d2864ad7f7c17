package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.testkit.Begun;
import dev.rushgate.backoffice.testkit.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** As many shoppers as may wait for the gateway, and one more. */
class ChargesBoundIT {

  private final HeldGateway held = new HeldGateway();
  private final Cashier cashier =
      new Cashier(
          held,
          Running.bean(Payments.class),
          Running.bean(DatabaseClock.class),
          List.copyOf(Running.application().getBeansOfType(PaymentOwner.class).values()));

  private static Payment payment(Begun begun) {
    return Running.bean(Payments.class).find(begun.id()).orElseThrow();
  }

  @Test
  void whoComesThenIsServedByTheLooksAtOnce() throws Exception {
    Payment first = payment(Begun.now("ok_", 1_000));
    Begun last = Begun.now("ok_", 2_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Cashier.CHARGES_MAX; i++) {
        threads.execute(() -> cashier.charge(first));
      }
      await().until(() -> held.asked() == Cashier.CHARGES_MAX);
      Future<Payment> more = threads.submit(() -> cashier.charge(payment(last)));
      assertThat(more.get(5, TimeUnit.SECONDS).state()).isEqualTo(Payment.State.ASKED);
      assertThat(held.asked()).isEqualTo(Cashier.CHARGES_MAX);
      // Sooner than anybody who has asked could still be at it.
      await().atMost(Duration.ofSeconds(5)).until(() -> last.state().equals("CHARGED"));
      assertThat(last.wallet().balance()).isEqualTo(2_000);
      held.release();
    }
    cashier.charge(first);
    assertThat(held.asked()).as("there is room again").isEqualTo(Cashier.CHARGES_MAX + 1);
  }
}

package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OrderStepsIT {

  private final OrderSteps steps = Running.bean(OrderSteps.class);
  private final OrderRepository orders = Running.bean(OrderRepository.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(Running.bean(PlatformTransactionManager.class));

  @Test
  void aReasonIsCutBetweenItsLetters() {
    long id = Long.parseLong(Buyer.fresh().ordered(new Drops(Running.api()).product(1), 1));
    String fits = "\uac00".repeat(199) + "\ud83d\ude00"; // the last one is two chars here
    transaction.executeWithoutResult(
        status ->
            steps.made(
                orders.findById(id).orElseThrow(),
                OrderState.TO_PAY,
                StepCause.PAYMENT_FAILED,
                Running.bean(DatabaseClock.class).now(),
                fits + "\ud83d\ude00"));
    assertThat(steps.of(id)).extracting(OrderStep::reason).containsExactly(fits);
  }
}

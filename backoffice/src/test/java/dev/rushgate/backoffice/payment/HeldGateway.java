package dev.rushgate.backoffice.payment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway that lets whoever confirms wait, and says nothing in the end. */
final class HeldGateway implements PaymentGateway {

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  int asked() {
    return asked.get();
  }

  void release() {
    released.countDown();
  }

  @Override
  public boolean isSetUp() {
    return true;
  }

  @Override
  public Duration answerMax() {
    return Duration.ofSeconds(6);
  }

  @Override
  public Outcome confirm(Confirmation wanted) {
    asked.incrementAndGet();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Outcome.Unknown("held");
  }

  @Override
  public Outcome find(String paymentKey) {
    return new Outcome.Unknown("held");
  }

  @Override
  public Outcome findOfOrder(String orderId) {
    return new Outcome.Unknown("held");
  }

  @Override
  public Refund cancel(Cancellation wanted) {
    return new Refund.Unknown("held");
  }
}

package dev.rushgate.backoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LooksAtOnceTest {

  private static final int MAX = LooksAtOnce.AT_ONCE_MAX;

  private final LooksAtOnce looks = new LooksAtOnce();
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);

  @BeforeEach
  void start() {
    looks.start();
  }

  private void look() {
    begun.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread beginOneTooMany() {
    for (int i = 0; i < MAX; i++) {
      looks.begin("look", this::look);
    }
    Thread waiting = Thread.ofVirtual().start(() -> looks.begin("one more", this::look));
    await().until(() -> begun.get() == MAX);
    return waiting;
  }

  @Test
  void soManyAreMadeAtOnceAndTheNextWaitsForAPlace() throws Exception {
    Thread waiting = beginOneTooMany();
    assertThat(waiting.join(Duration.ofMillis(100))).isFalse();
    assertThat(begun.get()).isEqualTo(MAX);
    answer.countDown();
    await().until(() -> begun.get() == MAX + 1);
    looks.stop();
  }

  @Test
  void oneThatFailsLeavesItsPlace() {
    answer.countDown();
    for (int i = 0; i < MAX; i++) {
      looks.begin(
          "look",
          () -> {
            throw new IllegalStateException("the database is away");
          });
    }
    looks.begin("look", this::look);
    await().until(() -> begun.get() == 1);
    looks.stop();
  }

  @Test
  void noneIsBegunAfterTheEndAndThoseUnderWayAreFinished() throws Exception {
    Thread waiting = beginOneTooMany();
    Thread stopping = Thread.ofVirtual().start(looks::stop);
    waiting.join();
    answer.countDown();
    stopping.join();
    looks.begin("too late", this::look);
    assertThat(begun.get()).isEqualTo(MAX);
    assertThat(looks.isRunning()).isFalse();
  }
}

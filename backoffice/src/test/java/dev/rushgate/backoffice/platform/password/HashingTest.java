package dev.rushgate.backoffice.platform.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HashingTest {

  private final Hashing hashing = new Hashing();

  @Test
  void aHashKnowsItsPasswordAndNoOther() {
    String hash = hashing.hash(Password.of("correct horse"), Effort.SHOPPER);
    assertThat(hashing.matches(Password.of("correct horse"), hash, Effort.SHOPPER)).isTrue();
    assertThat(hashing.matches(Password.of("correct horsf"), hash, Effort.SHOPPER)).isFalse();
    assertThat(hashing.matches(Password.of("nobody's password"), null, Effort.SHOPPER)).isFalse();
    assertThat(hashing.isOutdated(hash, Effort.SHOPPER)).isFalse();
    assertThat(hashing.isOutdated(hash, Effort.STAFF)).isTrue();
  }

  @Test
  void aPasswordThatTheHashWouldCutIsNoPassword() {
    String longest = "x".repeat(72);
    String hash = hashing.hash(Password.of(longest), Effort.SHOPPER);
    assertThat(hashing.matches(Password.of(longest), hash, Effort.SHOPPER)).isTrue();
    assertThat(hashing.matches(Password.of(longest + "y"), hash, Effort.SHOPPER)).isFalse();
  }

  @Test
  void whoFindsNoPlaceIsTurnedAway() throws InterruptedException {
    var inside = new CountDownLatch(Effort.SHOPPER.places);
    var go = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < Effort.SHOPPER.places; i++) {
      threads.add(
          Thread.ofVirtual().start(() -> hashing.inAPlace(Effort.SHOPPER, () -> stay(inside, go))));
    }
    inside.await();
    assertThat(hashing.inAPlace(Effort.SHOPPER, () -> true)).isEmpty();
    assertThat(hashing.inAPlace(Effort.STAFF, () -> true)).isPresent();
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(hashing.inAPlace(Effort.SHOPPER, () -> true)).isEqualTo(Optional.of(true));
  }

  private static boolean stay(CountDownLatch inside, CountDownLatch go) {
    inside.countDown();
    try {
      go.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

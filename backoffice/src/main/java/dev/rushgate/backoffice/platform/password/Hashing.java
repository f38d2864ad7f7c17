package dev.rushgate.backoffice.platform.password;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as hashes: bcrypt, see docs/decisions/009. Each one costs a core some tens of
 * milliseconds, so only so many requests are let in here at once, and of them as many hash as there
 * are cores; whoever finds no place is told at once, and the other threads serve other requests.
 */
@Component
public class Hashing {

  private static final String ALGORITHM = "bcrypt";
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private final Method ofShoppers = new Method(Effort.SHOPPER, 10);
  private final Method ofStaff = new Method(Effort.STAFF, 12);

  /** How much work a hash is. Staff can do more, so guessing at them costs more. */
  public enum Effort {
    /** With a quarter of the server's threads. */
    SHOPPER(16),
    /** With some of their own: who floods one door leaves the other open. */
    STAFF(8);

    final int places;

    Effort(int places) {
      this.places = places;
    }
  }

  private static final class Method {

    private final PasswordEncoder encoder;
    private final Semaphore places;

    /** Stands in for the hash of an account that is not there; nobody knows its password. */
    private final String nobodys;

    Method(Effort effort, int roundsLog2) {
      this.places = new Semaphore(effort.places);
      this.encoder =
          new DelegatingPasswordEncoder(
              ALGORITHM, Map.of(ALGORITHM, new BCryptPasswordEncoder(roundsLog2)));
      this.nobodys = String.valueOf(encoder.encode(UUID.randomUUID().toString()));
    }
  }

  private Method method(Effort effort) {
    return switch (effort) {
      case SHOPPER -> ofShoppers;
      case STAFF -> ofStaff;
    };
  }

  /** Does the work that will hash, or nothing when all places of such work are taken. */
  public <T> Optional<T> inAPlace(Effort effort, Supplier<T> work) {
    Semaphore places = method(effort).places;
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      places.release();
    }
  }

  public String hash(Password password, Effort effort) {
    return onACore(() -> String.valueOf(method(effort).encoder.encode(password.value())));
  }

  /** Takes as long when there is no hash, or when the password can be nobody's. */
  public boolean matches(Password password, @Nullable String hash, Effort effort) {
    boolean possible = hash != null && password.isOfGoodLength();
    String compared = hash == null ? method(effort).nobodys : hash;
    String typed = possible ? password.value() : "nobody's password";
    return onACore(() -> method(effort).encoder.matches(typed, compared)) && possible;
  }

  /** Whether the hash was made with less effort than is usual now. */
  public boolean isOutdated(String hash, Effort effort) {
    return method(effort).encoder.upgradeEncoding(hash);
  }

  private <T> T onACore(Supplier<T> work) {
    cores.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      cores.release();
    }
  }
}

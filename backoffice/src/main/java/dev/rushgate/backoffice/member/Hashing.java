package dev.rushgate.backoffice.member;

import java.util.Map;
import java.util.Optional;
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
class Hashing {

  /** A quarter of the server's threads. */
  static final int PLACES = 16;

  private static final String ALGORITHM = "bcrypt";
  private static final int STRENGTH = 10;

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          ALGORITHM, Map.of(ALGORITHM, new BCryptPasswordEncoder(STRENGTH)));
  private final Semaphore places = new Semaphore(PLACES);
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /** Stands in for the hash of an account that is not there; nobody knows its password. */
  private final String nobodys = encoder.encode(java.util.UUID.randomUUID().toString());

  /** Does the work that will hash, or nothing when all places are taken. */
  <T> Optional<T> inAPlace(Supplier<T> work) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      places.release();
    }
  }

  String hash(Password password) {
    return onACore(() -> String.valueOf(encoder.encode(password.value())));
  }

  /** Takes as long when there is no hash, or when the password can be nobody's. */
  boolean matches(Password password, @Nullable String hash) {
    boolean possible = hash != null && password.isOfGoodLength();
    String compared = hash == null ? nobodys : hash;
    String typed = possible ? password.value() : "nobody's password";
    return onACore(() -> encoder.matches(typed, compared)) && possible;
  }

  /** Whether the hash was made with less effort than is usual now. */
  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
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

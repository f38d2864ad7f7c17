package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.StaffSettings;
import dev.rushgate.backoffice.platform.guess.GuessKey;
import dev.rushgate.backoffice.platform.guess.Throttle;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of signing in: a password, then the code of a second device. */
@Service
public class SignIn {

  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final Guesses guesses;
  private final Throttle clients;
  private final Hashing hashing;
  private final StaffRepository staff;
  private final StaffSettings settings;

  SignIn(
      Guesses guesses,
      Throttle clients,
      Hashing hashing,
      StaffRepository staff,
      BackofficeConfig config) {
    this.guesses = guesses;
    this.clients = clients;
    this.hashing = hashing;
    this.staff = staff;
    this.settings = config.staff();
  }

  /** What became of a password. */
  public sealed interface Outcome {

    /** No more steps. */
    record Whole(StaffAccount account) implements Outcome {}

    record CodeNeeded(StaffAccount account) implements Outcome {}

    /** The role takes a second step, but the account has no device for it. */
    record NoDevice() implements Outcome {}

    /** Wrong, unknown, blocked or locked: from outside they look the same. */
    record Refused() implements Outcome {}

    /** All places for comparing passwords are taken; it was not counted as a guess. */
    record Busy() implements Outcome {}

    /** There were too many wrong ones from one address; this one was not looked at. */
    record Wait(Duration time) implements Outcome {}
  }

  /**
   * The first step.
   *
   * @param client the address that it came from; its wrong ones are counted, whatever account they
   *     name, as to compare one takes a core for a while
   */
  public Outcome password(String email, String password, String client) {
    return hashing
        .inAPlace(Effort.STAFF, () -> admitted(email, Password.of(password), client))
        .orElseGet(Outcome.Busy::new);
  }

  private Outcome admitted(String email, Password password, String client) {
    GuessKey key = GuessKey.staffClient(client);
    Duration wait = clients.admit(key);
    if (wait.isPositive()) {
      return new Outcome.Wait(wait);
    }
    Outcome outcome = compare(email, password);
    if (!(outcome instanceof Outcome.Refused)) {
      clients.right(key);
    }
    return outcome;
  }

  private Outcome compare(String email, Password password) {
    Guesses.OfPassword guess = guesses.password(email).orElse(null);
    String hash = guess == null ? null : guess.hash();
    if (!hashing.matches(password, hash, Effort.STAFF) || guess == null) {
      LOG.info("staff refused step=password staff={}", guess == null ? "none" : idOf(guess));
      return new Outcome.Refused();
    }
    boolean codeFollows =
        guess.hasCode()
            || (!guess.account().settingUp()
                && settings.codeRoles().contains(guess.account().role()));
    guesses.passwordWasRight(idOf(guess), codeFollows);
    if (!codeFollows) {
      LOG.info("staff signed in staff={} steps=1", idOf(guess));
      return new Outcome.Whole(guess.account());
    }
    return guess.hasCode() ? new Outcome.CodeNeeded(guess.account()) : new Outcome.NoDevice();
  }

  /** Nothing when it was wrong, used before, or the account takes no guess now. */
  public Optional<StaffAccount> code(long staffId, String code) {
    Optional<StaffAccount> account = guesses.code(staffId, code);
    if (account.isPresent()) {
      LOG.info("staff signed in staff={} steps=2", staffId);
    } else {
      LOG.info("staff refused step=code staff={}", staffId);
    }
    return account;
  }

  /** The account behind a session, as it is now: nothing when it may not be used any more. */
  @Transactional(readOnly = true)
  public Optional<StaffAccount> current(long staffId) {
    return staff.findById(staffId).filter(StaffMember::isActive).map(StaffMember::account);
  }

  private static long idOf(Guesses.OfPassword guess) {
    return guess.account().id();
  }
}

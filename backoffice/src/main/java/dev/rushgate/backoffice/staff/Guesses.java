package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Email;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The counted steps of a sign-in, each a short transaction. The slow hash of a password is computed
 * between two of them, so that nobody waits for it with a row locked.
 */
@Service
@Transactional
class Guesses {

  private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);

  private final StaffRepository staff;
  private final DatabaseClock clock;
  private final Totp totp = new Totp();

  Guesses(StaffRepository staff, DatabaseClock clock) {
    this.staff = staff;
    this.clock = clock;
  }

  /** What a password is to be held against. */
  record OfPassword(StaffAccount account, String hash, boolean hasCode) {

    @Override
    public String toString() {
      return "OfPassword[" + account + "]";
    }
  }

  /** Counts a guess of a password; nothing when the account is unknown or takes none now. */
  Optional<OfPassword> password(String email) {
    return password(staff.lockByEmail(Email.of(email).value()).orElse(null));
  }

  /** The same of somebody who is signed in. */
  Optional<OfPassword> password(long id) {
    return password(staff.lock(id).orElse(null));
  }

  private Optional<OfPassword> password(@Nullable StaffMember member) {
    if (member == null || !takesGuess(member) || member.cameTooLateToSetUp(clock.now())) {
      return Optional.empty();
    }
    return Optional.of(
        new OfPassword(member.account(), member.passwordHash(), member.totpSecret() != null));
  }

  void passwordWasRight(long id, boolean codeFollows) {
    StaffMember member = staff.lock(id).orElseThrow();
    if (codeFollows) {
      member.takeGuessBack();
    } else {
      member.signedIn(clock.now());
    }
  }

  /** Counts a guess of a code, and looks at it; nothing unless it is right and new. */
  Optional<StaffAccount> code(long id, String code) {
    StaffMember member = staff.lock(id).orElse(null);
    if (member == null || !takesGuess(member)) {
      return Optional.empty();
    }
    Instant now = clock.now();
    OptionalLong step = stepOf(member.totpSecret(), code, now);
    if (step.isEmpty() || !member.useStep(step.getAsLong())) {
      return Optional.empty();
    }
    member.signedIn(now);
    return Optional.of(member.account());
  }

  private OptionalLong stepOf(@Nullable String secret, String code, Instant now) {
    return secret == null ? OptionalLong.empty() : totp.stepOf(code, secret, now);
  }

  private boolean takesGuess(StaffMember member) {
    boolean taken = member.takesGuess(clock.now());
    if (taken && member.isLocked()) {
      LOG.warn("staff locked after wrong guesses staff={}", member.account().id());
    }
    return taken;
  }
}

package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people on the staff do with their own password and device. */
@Service
public class OwnAccess {

  private final OwnChanges changes;
  private final Guesses guesses;
  private final Hashing hashing;
  private final Set<StaffRole> codeRoles;

  OwnAccess(OwnChanges changes, Guesses guesses, Hashing hashing, BackofficeConfig config) {
    this.changes = changes;
    this.guesses = guesses;
    this.hashing = hashing;
    this.codeRoles = config.staff().codeRoles();
  }

  /** What became of it. */
  public sealed interface Outcome {

    /** The account as it is since; its other sessions have ended when its password changed. */
    record Done(StaffAccount account) implements Outcome {}

    /** The password that it takes is wrong, or the account takes no guess now. */
    record Wrong() implements Outcome {}

    /** The code is not one that the new device shows now. */
    record WrongCode() implements Outcome {}

    record Busy() implements Outcome {}
  }

  /** Whether somebody in the role gets in only with a device. */
  public boolean takesDevice(StaffRole role) {
    return codeRoles.contains(role);
  }

  public Optional<StaffDetails> find(long id) {
    return changes.find(id);
  }

  /** Refuses a new one that breaks a rule with {@code InvalidInput}. */
  public Outcome changePassword(long id, String old, @Nullable String chosen) {
    Password wanted = StaffPassword.chosen(chosen, changes.find(id).orElseThrow());
    if (wanted.equals(Password.of(old))) {
      throw InvalidInput.of("password", "is not the old one");
    }
    return confirmed(
        id, old, () -> new Outcome.Done(changes.password(id, hashing.hash(wanted, Effort.STAFF))));
  }

  /** A secret for a new device waits for the device's first code. */
  public Outcome beginDevice(long id, String password) {
    return confirmed(id, password, () -> new Outcome.Done(changes.beginDevice(id)));
  }

  /** What a device is to be told; nothing when none is waited for. */
  public Optional<Enrolment> pendingDevice(long id) {
    return changes.pendingDevice(id);
  }

  public Outcome confirmDevice(long id, String code) {
    return changes
        .confirmDevice(id, code)
        .<Outcome>map(Outcome.Done::new)
        .orElseGet(Outcome.WrongCode::new);
  }

  /** The device of somebody who sets up: the same however often the page is looked at. */
  public Enrolment deviceToSetUp(long id) {
    return changes.pendingDevice(id).orElseGet(() -> changes.newDevice(id));
  }

  /**
   * Ends a set-up: from now on the account has a password of its owner's choice.
   *
   * @param code of the new device; looked at only where the role takes one, or when it is given
   */
  public Outcome setUp(long id, @Nullable String chosen, String code) {
    StaffDetails person = changes.find(id).orElseThrow();
    Password password = StaffPassword.chosen(chosen, person);
    boolean withDevice = takesDevice(person.role()) || !code.isBlank();
    return hashing
        .inAPlace(Effort.STAFF, () -> hashing.hash(password, Effort.STAFF))
        .map(hash -> changes.setUp(id, hash, withDevice ? code : null))
        .map(done -> done.<Outcome>map(Outcome.Done::new).orElseGet(Outcome.WrongCode::new))
        .orElseGet(Outcome.Busy::new);
  }

  private Outcome confirmed(long id, String password, Supplier<Outcome> act) {
    return hashing
        .inAPlace(
            Effort.STAFF,
            () -> isRight(id, Password.of(password)) ? act.get() : new Outcome.Wrong())
        .orElseGet(Outcome.Busy::new);
  }

  private boolean isRight(long id, Password password) {
    Guesses.OfPassword guess = guesses.password(id).orElse(null);
    boolean right =
        hashing.matches(password, guess == null ? null : guess.hash(), Effort.STAFF)
            && guess != null;
    if (right) {
      guesses.passwordWasRight(id, true);
    }
    return right;
  }
}

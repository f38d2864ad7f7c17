package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.token.AccessTokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An account of somebody on the staff. It changes only with its row locked, so guesses that come at
 * once are counted like guesses one after another.
 */
@Entity
@Table(name = "staff")
class StaffMember {

  static final int GUESSES_MAX = 5;
  static final Duration LOCKED_FOR = Duration.ofMinutes(15);

  private static final long NO_CODE_YET = 0;

  @Id private long id;

  private String email;

  private String name;
  private String passwordHash;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private StaffRole role;

  private @Nullable String totpSecret;
  private @Nullable String totpPending;
  private long totpStep;
  private int guesses;
  private @Nullable Instant lockedUntil;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  private StaffState state;

  private int era;
  private @Nullable Instant setupUntil;
  private @Nullable Instant tokensVoidUntil;

  @Column(updatable = false)
  private Instant createdAt;

  @SuppressWarnings("UnusedVariable") // written for those who look into the table
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
  protected StaffMember() {}

  /** One who has not signed in yet. */
  StaffMember(long id, NewStaff staff, String passwordHash, Instant now) {
    this.id = id;
    this.email = staff.email();
    this.name = staff.name();
    this.passwordHash = passwordHash;
    this.role = staff.role();
    this.totpSecret = staff.totpSecret();
    this.totpStep = NO_CODE_YET;
    this.state = StaffState.ACTIVE;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /**
   * Counts a guess before it is looked at.
   *
   * @return whether it may be looked at; a locked or blocked account takes none
   */
  boolean takesGuess(Instant now) {
    if (state != StaffState.ACTIVE || (lockedUntil != null && now.isBefore(lockedUntil))) {
      return false;
    }
    guesses = lockedUntil == null ? guesses + 1 : 1;
    lockedUntil = guesses >= GUESSES_MAX ? now.plus(LOCKED_FOR) : null;
    updatedAt = now;
    return true;
  }

  /** The last guess was right, but there is another step: earlier wrong ones stay counted. */
  void takeGuessBack() {
    guesses = Math.max(0, guesses - 1);
    lockedUntil = null;
  }

  /** All steps were right. */
  void signedIn(Instant now) {
    guesses = 0;
    lockedUntil = null;
    updatedAt = now;
  }

  /** Uses up the code of a step; one that is not newer than the last one is refused. */
  boolean useStep(long step) {
    if (step <= totpStep) {
      return false;
    }
    totpStep = step;
    return true;
  }

  /** Ends all sessions, on every server, at their next request. */
  private void beginEra(Instant now) {
    era++;
    updatedAt = now;
  }

  void become(StaffRole next, Instant now) {
    role = next;
    beginEra(now);
  }

  void block(Instant now) {
    state = StaffState.BLOCKED;
    beginEra(now);
  }

  void unblock(Instant now) {
    state = StaffState.ACTIVE;
    guesses = 0;
    lockedUntil = null;
    updatedAt = now;
  }

  /** From now on a password that was shown once opens the choice of another, and nothing else. */
  void setUpAnew(String oneTimeHash, Instant until, Instant now) {
    passwordHash = oneTimeHash;
    setupUntil = until;
    totpSecret = null;
    totpPending = null;
    guesses = 0;
    lockedUntil = null;
    beginEra(now);
  }

  void choosePassword(String hash, Instant now) {
    passwordHash = hash;
    setupUntil = null;
    beginEra(now);
  }

  void awaitDevice(String secret) {
    totpPending = secret;
  }

  /** The device showed a code of that step. */
  void takeDevice(String secret, long step, Instant now) {
    totpSecret = secret;
    totpPending = null;
    totpStep = step;
    updatedAt = now;
  }

  /** The instant of issue that a token gets now: later than that of any void one. */
  Instant tokenFrom(Instant now) {
    return AccessTokens.issueAt(tokensVoidUntil, now);
  }

  /** Returns the instant at or before which all tokens were issued that are void from now on. */
  Instant voidTokens(Instant now) {
    Instant newest = AccessTokens.newest(tokensVoidUntil, now);
    tokensVoidUntil = newest;
    return newest;
  }

  @Nullable String totpPending() {
    return totpPending;
  }

  boolean cameTooLateToSetUp(Instant now) {
    return setupUntil != null && !now.isBefore(setupUntil);
  }

  boolean isActive() {
    return state == StaffState.ACTIVE;
  }

  boolean isLocked() {
    return lockedUntil != null;
  }

  String passwordHash() {
    return passwordHash;
  }

  @Nullable String totpSecret() {
    return totpSecret;
  }

  StaffDetails details() {
    return new StaffDetails(
        id, email, name, role, state, totpSecret != null, setupUntil, lockedUntil, createdAt);
  }

  StaffAccount account() {
    return new StaffAccount(id, name, role, era, setupUntil != null);
  }
}

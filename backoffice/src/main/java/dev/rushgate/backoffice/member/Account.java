package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.token.AccessTokens;
import dev.rushgate.model.MemberId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member's row.
 *
 * @param passwordHash null when the member came through a provider and never chose one
 * @param voidUntil tokens issued at or before it are void
 */
record Account(
    MemberDetails details,
    @Nullable String passwordHash,
    String role,
    @Nullable Instant voidUntil) {

  /** Never in a log, as it has the hash. */
  @Override
  public String toString() {
    return "Account " + details.id();
  }

  MemberId id() {
    return new MemberId(details.id());
  }

  /** Empty, and so well-formed never, when nobody vouched for one. */
  Email email() {
    return Email.of(details.email());
  }

  /** Whether that hash is still the one that was read. */
  boolean hasStill(@Nullable String hash) {
    return Objects.equals(passwordHash, hash);
  }

  boolean isBlocked() {
    return details.state() == MemberState.BLOCKED;
  }

  /** Whether all that was the member's ended at that instant or later. */
  boolean voidsWhatIsOf(@Nullable Instant then) {
    return voidUntil != null && (then == null || !then.isAfter(voidUntil));
  }

  /** The instant of issue that a token gets now. */
  Instant issueAt(Instant now) {
    return AccessTokens.issueAt(voidUntil, now);
  }

  /** The instant up to which all that was issued until now was issued. */
  Instant newest(Instant now) {
    return AccessTokens.newest(voidUntil, now);
  }
}

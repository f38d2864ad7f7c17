package dev.rushgate.backoffice.platform.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list: what counts no longer.
 *
 * @param subject a session's id, otherwise a member
 * @param beforeAt of a member's: tokens issued at or before it
 * @param expiresAt from then on no such token is alive; null is "never"
 */
record Revocation(
    long number,
    Kind kind,
    String subject,
    @Nullable Instant beforeAt,
    @Nullable Instant expiresAt) {

  enum Kind {
    SESSION,
    MEMBER,
    BLOCK,
    UNBLOCK
  }
}

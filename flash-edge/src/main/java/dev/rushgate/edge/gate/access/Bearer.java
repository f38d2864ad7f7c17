package dev.rushgate.edge.gate.access;

import dev.rushgate.model.MemberId;
import org.jspecify.annotations.Nullable;

/** What an Authorization header is worth. */
public sealed interface Bearer {

  /** Before every instant: when a token does not say when it was issued. */
  long NEVER = Long.MIN_VALUE;

  /**
   * A valid token of this member; revocations apart, which know it by these three.
   *
   * @param session its {@code sid}, if it names one
   * @param issuedAtMs its {@code iat} in ms, or {@link #NEVER}
   */
  record Member(MemberId id, @Nullable String session, long issuedAtMs) implements Bearer {}

  /** There is none. */
  record Missing() implements Bearer {}

  /** The token was good once. */
  record Expired() implements Bearer {}

  /** It is not a token of ours; {@code why} is for its holder. */
  record Refused(String why) implements Bearer {}
}

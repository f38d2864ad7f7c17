package dev.rushgate.edge.gate.access;

import dev.rushgate.model.MemberId;

/** What an Authorization header is worth. */
public sealed interface Bearer {

  /** A valid token of this member. */
  record Member(MemberId id) implements Bearer {}

  /** There is none. */
  record Missing() implements Bearer {}

  /** The token was good once. */
  record Expired() implements Bearer {}

  /** It is not a token of ours; {@code why} is for its holder. */
  record Refused(String why) implements Bearer {}
}

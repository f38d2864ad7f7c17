package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.http.Problem;
import dev.rushgate.model.MemberId;

/** Who calls, or why that is not heard. */
public sealed interface Caller {

  /** A member within their rate. */
  record Known(MemberId member) implements Caller {}

  /** No valid token, or too many requests. */
  record Refused(Problem problem) implements Caller {}
}

package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.http.Problem;
import dev.rushgate.model.MemberId;

/** Who calls, or why that is not heard. */
public sealed interface Caller {

  /** A member within their rate, and what they showed. */
  record Known(Bearer.Member shown) implements Caller {

    public MemberId member() {
      return shown.id();
    }
  }

  /** No valid token, one that nobody can confirm now, or too many requests. */
  record Refused(Problem problem) implements Caller {}
}

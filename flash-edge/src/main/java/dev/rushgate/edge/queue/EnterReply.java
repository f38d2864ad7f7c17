package dev.rushgate.edge.queue;

import java.util.List;

/** The answer to many claims at once. */
public sealed interface EnterReply permits EnterReply.Entered, NotArmed, DropUnknown {

  /** One outcome per claim, in the order of the claims, and the drop as it is after them. */
  record Entered(Figures figures, List<EnterOutcome> outcomes) implements EnterReply {}
}

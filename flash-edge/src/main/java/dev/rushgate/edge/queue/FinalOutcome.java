package dev.rushgate.edge.queue;

/** What latching "every unit is paid" came to. */
public sealed interface FinalOutcome
    permits FinalOutcome.Final, FinalOutcome.NotFinal, NotArmed, DropUnknown {

  /** It is latched, now or before. */
  record Final() implements FinalOutcome {}

  /** The state has moved since the caller looked: EPOCH, NO or REMAINING. */
  record NotFinal(String reason) implements FinalOutcome {}
}

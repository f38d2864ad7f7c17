package dev.rushgate.edge.queue;

/** What giving up a place came to. */
public sealed interface LeaveOutcome
    permits LeaveOutcome.Left, LeaveOutcome.TooLate, LeaveOutcome.NoEntry, NotArmed, DropUnknown {

  /** The place is given up. */
  record Left() implements LeaveOutcome {}

  /** A unit was taken for the member already: the order is to be cancelled instead. */
  record TooLate() implements LeaveOutcome {}

  /** There was no live entry. */
  record NoEntry() implements LeaveOutcome {}
}

package dev.rushgate.edge.queue;

/** What pressing the button brought one member. */
public sealed interface EnterOutcome {

  /** A new entry, at the end of the line or in the lobby. */
  record Queued(Entry.Queued entry) implements EnterOutcome {}

  /** The live entry there was already: queued, admitted or settled. */
  record Same(Entry entry) implements EnterOutcome {}

  /** Neither open nor in its lobby; both instants in ms by Redis' clock. */
  record NotOpen(long opensAtMs, long nowMs) implements EnterOutcome {}

  /** Paused by the operator. */
  record Paused() implements EnterOutcome {}

  /** Over. */
  record Closed() implements EnterOutcome {}

  /** As many wait as there are units and places on the waitlist. */
  record SoldOut() implements EnterOutcome {}

  /** The lobby holds as many as it may. */
  record LobbyFull() implements EnterOutcome {}
}

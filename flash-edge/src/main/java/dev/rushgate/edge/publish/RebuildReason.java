package dev.rushgate.edge.publish;

/** Why a drop has to be handed to Redis anew. */
enum RebuildReason {
  /** It never was in Redis. */
  FIRST,
  /** Redis came back without it. */
  EMPTY,
  /** Redis restarted or failed over: its newest writes may be gone. */
  RESTARTED,
  /** A rebuild began and did not end. */
  FENCED,
  /** Redis holds an older life of the drop than MySQL does. */
  BEHIND,
  /** Redis was caught counting wrongly, or an operator asked for it. */
  SUSPECT
}

package dev.rushgate.edge.drain;

/** When to look at a drop again. */
enum Pace {
  /** More is ready now: at once, behind the drops whose turn it is. */
  NOW,
  /** More may be ready soon, when the admission rate allows: after the shortest pause. */
  SOON,
  /** Nothing to do: after a pause that grows. */
  LATER
}

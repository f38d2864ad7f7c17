package dev.rushgate.edge;

/** What a process of the edge does; one process may do several. */
public enum Role {
  /** HTTP: takes entries, tells places. */
  GATE,
  /** Redis to Kafka: admits from the head of each queue, rebuilds and publishes drops. */
  DRAIN,
  /** Kafka to the database: records what was won. */
  SETTLE
}

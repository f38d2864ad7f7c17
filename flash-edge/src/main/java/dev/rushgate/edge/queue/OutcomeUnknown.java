package dev.rushgate.edge.queue;

/** The call was sent and its answer did not come: it may have happened, or happen yet. */
public final class OutcomeUnknown extends RedisFault {

  OutcomeUnknown(String message) {
    super(message);
  }
}

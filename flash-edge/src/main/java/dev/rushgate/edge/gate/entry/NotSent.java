package dev.rushgate.edge.gate.entry;

/** The call before this one failed, and this one was not sent. */
final class NotSent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotSent(Throwable before) {
    super("not sent", before, false, false);
  }
}

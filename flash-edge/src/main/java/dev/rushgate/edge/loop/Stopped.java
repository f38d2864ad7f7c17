package dev.rushgate.edge.loop;

/** A loop was stopped before its work succeeded; what was under way stays as it is. */
public final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Stopped(Throwable last) {
    super("stopped before it succeeded", last, false, false);
  }
}

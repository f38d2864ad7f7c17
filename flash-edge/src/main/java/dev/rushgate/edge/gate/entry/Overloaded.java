package dev.rushgate.edge.gate.entry;

/** As much is under way as may be; the request was not sent anywhere. */
final class Overloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Overloaded() {
    super("too much under way", null, false, false);
  }
}

package dev.rushgate.bench;

/** The program was called in a way that it refuses; the message says how. */
final class BadOption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadOption(String message) {
    super(message);
  }
}

package dev.rushgate.rush;

/** The program was called in a way that it refuses; the message names the option. */
final class BadOption extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadOption(String message) {
    super(message);
  }
}

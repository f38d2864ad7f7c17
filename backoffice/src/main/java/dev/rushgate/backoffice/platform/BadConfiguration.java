package dev.rushgate.backoffice.platform;

/** A variable of the environment is missing or unusable; the message names it, not its value. */
public final class BadConfiguration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadConfiguration(String variable, String problem) {
    super(variable + " " + problem);
  }
}

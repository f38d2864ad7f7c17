package dev.rushgate.stack.up.api;

import dev.rushgate.stack.StackException;

/** A service answered, and not with a success. */
public final class Refused extends StackException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Refused(String call, int status, String code, String body) {
    super(call + ": " + status + " " + body);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /** The stable code of the problem; empty when the answer was none. */
  public String code() {
    return code;
  }
}

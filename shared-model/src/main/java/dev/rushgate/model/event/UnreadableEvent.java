package dev.rushgate.model.event;

/** Bytes that are not the event they should be; the message says why and quotes no content. */
public final class UnreadableEvent extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableEvent(String reason, Throwable cause) {
    super(reason, cause);
  }
}

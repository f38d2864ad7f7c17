package dev.rushgate.edge.queue;

/** The call was not sent, so it has no effect. */
public final class RedisUnavailable extends RedisFault {

  /** What stood in the way. */
  public enum Cause {
    /** There is no connection at the moment. */
    NOT_CONNECTED,
    /** As many calls as allowed wait for their answers. */
    TOO_MANY_CALLS
  }

  private final Cause kind;

  RedisUnavailable(Cause kind) {
    super("redis call not sent: " + kind);
    this.kind = kind;
  }

  /** What stood in the way. */
  public Cause kind() {
    return kind;
  }
}

package dev.rushgate.edge.queue;

/**
 * Redis answered with an error: it is loading, read-only, full, or the script failed. A script that
 * a full Redis refuses has changed nothing.
 */
public final class RedisRefused extends RedisFault {

  RedisRefused(String error) {
    super(error);
  }

  boolean isUnknownScript() {
    return String.valueOf(getMessage()).startsWith("NOSCRIPT");
  }
}

package dev.rushgate.edge.queue;

/**
 * How a process talks to Redis. Every bound has its answer: a call past {@code callsInFlightMax} is
 * {@link RedisUnavailable}; one without an answer for {@code callTimeoutMs} is {@link
 * OutcomeUnknown}; a connection whose oldest call is without an answer for {@code silenceMaxMs} is
 * closed and opened anew, with pauses from {@code backoffMinMs} doubling to {@code backoffMaxMs}.
 */
public record RedisSettings(
    String url,
    int callsInFlightMax,
    long callTimeoutMs,
    long silenceMaxMs,
    int connectTimeoutMs,
    long backoffMinMs,
    long backoffMaxMs) {

  private static final int CALLS_IN_FLIGHT_MAX = 1024;
  private static final long CALL_TIMEOUT_MS = 2_000;
  private static final long SILENCE_MAX_MS = 10_000;
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final long BACKOFF_MIN_MS = 20;
  private static final long BACKOFF_MAX_MS = 1_000;

  /** Refuses bounds below 1 with {@link IllegalArgumentException}. */
  public RedisSettings {
    if (callsInFlightMax < 1 || callTimeoutMs < 1 || silenceMaxMs < 1 || connectTimeoutMs < 1) {
      throw new IllegalArgumentException("bounds of a redis link are positive");
    }
    if (backoffMinMs < 1 || backoffMaxMs < backoffMinMs) {
      throw new IllegalArgumentException("backoff is positive and does not shrink");
    }
  }

  /** The usual bounds for the Redis at {@code url}, such as {@code redis://127.0.0.1:6379}. */
  public static RedisSettings of(String url) {
    return new RedisSettings(
        url,
        CALLS_IN_FLIGHT_MAX,
        CALL_TIMEOUT_MS,
        SILENCE_MAX_MS,
        CONNECT_TIMEOUT_MS,
        BACKOFF_MIN_MS,
        BACKOFF_MAX_MS);
  }

  /** The same with another time after which a call's outcome counts as unknown. */
  public RedisSettings withCallTimeoutMs(long timeoutMs) {
    return new RedisSettings(
        url,
        callsInFlightMax,
        timeoutMs,
        silenceMaxMs,
        connectTimeoutMs,
        backoffMinMs,
        backoffMaxMs);
  }

  /** The same with another bound of calls that wait for their answers. */
  public RedisSettings withCallsInFlightMax(int calls) {
    return new RedisSettings(
        url, calls, callTimeoutMs, silenceMaxMs, connectTimeoutMs, backoffMinMs, backoffMaxMs);
  }

  /** The same with another time after which a silent connection is opened anew. */
  public RedisSettings withSilenceMaxMs(long silenceMs) {
    return new RedisSettings(
        url,
        callsInFlightMax,
        callTimeoutMs,
        silenceMs,
        connectTimeoutMs,
        backoffMinMs,
        backoffMaxMs);
  }
}

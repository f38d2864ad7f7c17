package dev.rushgate.edge.queue;

/**
 * Why a call to Redis gave no answer. The three kinds differ in what may be said about its effect:
 * {@link RedisUnavailable} was never sent, {@link RedisRefused} changed nothing, {@link
 * OutcomeUnknown} may have happened.
 */
public abstract sealed class RedisFault extends RuntimeException
    permits RedisUnavailable, RedisRefused, OutcomeUnknown {

  RedisFault(String message) {
    // Faults are values of a busy path and are told apart by type, so they carry no stack.
    super(message, null, false, false);
  }
}

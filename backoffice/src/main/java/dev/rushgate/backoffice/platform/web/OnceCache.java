package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of finished calls in Redis, so that a call that is sent again costs the database nothing.
 * The truth is the database's: a Redis that is away, slow, full or empty changes the speed alone.
 *
 * <p>It shares its Redis with the queues, which evict nothing. So a key is one of a fixed number of
 * slots, whoever comes later takes over the slot, and what is too long is not kept: however many
 * calls there are, it takes no more than {@code SLOTS * BYTES_MAX}, 32 MB, and usually a tenth of
 * it. Every key has an end.
 */
@Component
class OnceCache {

  private static final Logger LOG = LoggerFactory.getLogger(OnceCache.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(2);
  private static final int SLOTS = 8_192;
  private static final int BYTES_MAX = 4_096;
  private static final int LAST_CALLS = 8;
  private static final int LAST_CALLS_MIN = 4;
  private static final int TRIED_AGAIN = 2;

  private final OnceRedis redis;
  private final JsonMapper json;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "once-cache",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(LAST_CALLS)
              .minimumNumberOfCalls(LAST_CALLS_MIN)
              .permittedNumberOfCallsInHalfOpenState(TRIED_AGAIN)
              .waitDurationInOpenState(LEFT_ALONE)
              .build());

  OnceCache(BackofficeConfig config, JsonMapper json) {
    this.redis = new OnceRedis(config.redisUrl());
    this.json = json;
  }

  /** A finished call, with whose it was: a slot may hold another's. */
  record Kept(String member, String request, String digest, int status, String answer) {

    boolean isOf(MemberId caller, String key) {
      return member.equals(caller.value()) && request.equals(key);
    }
  }

  /** Empty when there is none, or nobody knows. */
  Optional<Kept> find(MemberId member, String request) {
    return safely(() -> Optional.ofNullable(redis.get(key(member, request))))
        .flatMap(this::read)
        .filter(kept -> kept.isOf(member, request));
  }

  /** Of what the database holds already. */
  void keep(MemberId member, Kept finished) {
    String text = json.writeValueAsString(finished);
    if (text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX) {
      safely(
          () -> {
            redis.set(key(member, finished.request()), text, SetArgs.Builder.ex(KEPT));
            return Optional.<String>empty();
          });
    }
  }

  @PreDestroy
  void end() {
    redis.close();
  }

  static String key(MemberId member, String request) {
    return RedisKeys.once(Math.floorMod(MemberId.hash(member + "\n" + request), SLOTS));
  }

  private Optional<Kept> read(String text) {
    try {
      return Optional.of(json.readValue(text, Kept.class));
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }

  private Optional<String> safely(Supplier<Optional<String>> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (CallNotPermittedException leftAlone) {
      return Optional.empty();
    } catch (RedisException e) {
      LOG.warn("answers not cached cause={}", e.toString());
      return Optional.empty();
    }
  }
}

package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.DataPlatformSettings;
import dev.rushgate.backoffice.platform.HttpCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data platform over HTTP. Left alone for a while when most of what it is sent fails. */
@Component
class DataPlatform {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(2);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(2);
  private static final int LAST_CALLS = 20;
  private static final int LAST_CALLS_MIN = 10;
  private static final int CALLS_TO_SEE_WHETHER_IT_IS_BACK = 3;
  private static final int ERROR_BYTES_MAX = 64 * 1024;
  private static final int ERROR_CHARACTERS_MAX = 300;
  private static final Set<Integer> NOT_ABOUT_THE_ORDER = Set.of(401, 403, 404, 408, 425, 429);

  private final @Nullable DataPlatformSettings settings;
  private final HttpCalls http = new HttpCalls(CONNECT_MAX);
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "data-platform",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(LAST_CALLS)
              .minimumNumberOfCalls(LAST_CALLS_MIN)
              .permittedNumberOfCallsInHalfOpenState(CALLS_TO_SEE_WHETHER_IT_IS_BACK)
              .waitDurationInOpenState(LEFT_ALONE)
              .build());

  DataPlatform(BackofficeConfig config) {
    this.settings = config.dataPlatform();
  }

  /** What came of a post. */
  sealed interface Answer {

    record Taken() implements Answer {}

    /** The platform read this order and will not have it. */
    record Refused(String why) implements Answer {}

    /** It says nothing about this order: away, slow, broken, or not for us. */
    record Unreachable(String why) implements Answer {}
  }

  boolean isSetUp() {
    return settings != null;
  }

  DataPlatformSettings settings() {
    return Objects.requireNonNull(settings);
  }

  /** False when it is to be left alone now; after true comes {@link #post} or {@link #skip}. */
  boolean mayPost() {
    return breaker.tryAcquirePermission();
  }

  void skip() {
    breaker.releasePermission();
  }

  /** The same order has the same key each time, by which the platform knows it again. */
  Answer post(long order, String payload) {
    long began = System.nanoTime();
    Answer answer = posted(order, payload);
    long took = System.nanoTime() - began;
    if (answer instanceof Answer.Unreachable(String why)) {
      breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(why));
    } else {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    }
    return answer;
  }

  private Answer posted(long order, String payload) {
    try {
      return answer(http.send(request(order, payload), DataPlatform::body, settings().answerMax()));
    } catch (HttpTimeoutException e) {
      return new Answer.Unreachable(printable(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return new Answer.Unreachable(printable(e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("this server ends"); // which says nothing about anybody
    }
  }

  private HttpRequest request(long order, String payload) {
    return HttpRequest.newBuilder(settings().url())
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + settings().secret())
        .header("Idempotency-Key", "order-paid-" + order)
        .POST(BodyPublishers.ofString(payload))
        .build();
  }

  /** What is said with a success is not kept. */
  private static BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
    return isTaken(info.statusCode())
        ? BodySubscribers.replacing("")
        : BodySubscribers.limiting(
            BodySubscribers.ofString(StandardCharsets.UTF_8), ERROR_BYTES_MAX);
  }

  private static Answer answer(HttpResponse<String> response) {
    int status = response.statusCode();
    if (isTaken(status)) {
      return new Answer.Taken();
    }
    String why = printable("status " + status + " " + response.body());
    boolean about = status >= 400 && status < 500 && !NOT_ABOUT_THE_ORDER.contains(status);
    return about ? new Answer.Refused(why) : new Answer.Unreachable(why);
  }

  private static boolean isTaken(int status) {
    return status >= 200 && status < 300;
  }

  /** It is shown to people, and stands in the log. */
  private static String printable(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.substring(0, plain.offsetByCodePoints(0, shown(plain)));
  }

  private static int shown(String text) {
    return Math.min(text.codePointCount(0, text.length()), ERROR_CHARACTERS_MAX);
  }
}

package dev.rushgate.backoffice.platform;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the paid orders.
 *
 * @param url to which each is posted
 * @param secret the bearer token that it asks for
 * @param answerMax how long an answer may take; after it the order is sent again, later
 * @param strikesMax failed tries that speak against an order and not against the platform; with so
 *     many it is a dead letter
 */
public record DataPlatformSettings(URI url, String secret, Duration answerMax, int strikesMax) {

  private static final int ANSWER_MS_DEFAULT = 5_000;
  private static final int ANSWER_MS_MAX = 60_000;
  private static final int STRIKES_DEFAULT = 10;
  private static final int STRIKES_MAX = 100;

  /** Null when there is none; refuses with {@link BadConfiguration}, naming the variable. */
  static @Nullable DataPlatformSettings from(Variables given) {
    if (given.or("RUSHGATE_DATA_PLATFORM_URL", "").isEmpty()) {
      return null;
    }
    return new DataPlatformSettings(
        URI.create(given.webAddress("RUSHGATE_DATA_PLATFORM_URL")),
        given.required("RUSHGATE_DATA_PLATFORM_SECRET"),
        Duration.ofMillis(
            given.number("RUSHGATE_DATA_PLATFORM_TIMEOUT_MS", ANSWER_MS_DEFAULT, 1, ANSWER_MS_MAX)),
        given.number("RUSHGATE_DATA_PLATFORM_TRIES", STRIKES_DEFAULT, 1, STRIKES_MAX));
  }

  @Override
  public String toString() {
    return "DataPlatformSettings " + url;
  }
}

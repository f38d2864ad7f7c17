package dev.rushgate.backoffice.platform;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the payment gateway is.
 *
 * @param url its address, without a slash at its end
 * @param secret the shop's secret key
 * @param answerMax how long an answer may take; after it the outcome is unknown
 */
public record GatewaySettings(URI url, String secret, Duration answerMax) {

  private static final int ANSWER_MS_DEFAULT = 10_000;
  private static final int ANSWER_MS_MAX = 60_000;

  /** Null when there is none; refuses with {@link BadConfiguration}, naming the variable. */
  static @Nullable GatewaySettings from(Variables given) {
    if (given.or("RUSHGATE_GATEWAY_URL", "").isEmpty()) {
      return null;
    }
    return new GatewaySettings(
        URI.create(
            given.required(
                "RUSHGATE_GATEWAY_URL", Variables::toWebAddress, "is not http(s)://host")),
        given.required("RUSHGATE_GATEWAY_SECRET"),
        Duration.ofMillis(
            given.number("RUSHGATE_GATEWAY_TIMEOUT_MS", ANSWER_MS_DEFAULT, 1, ANSWER_MS_MAX)));
  }

  @Override
  public String toString() {
    return "GatewaySettings " + url;
  }
}

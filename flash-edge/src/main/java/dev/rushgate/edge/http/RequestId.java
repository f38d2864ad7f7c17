package dev.rushgate.edge.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ties an answer to what the logs say about it. A caller's own id is kept when it is harmless, else
 * it gets one: random for the process, counted within it.
 */
final class RequestId {

  static final String HEADER = "X-Request-Id";

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String PROCESS =
      HexFormat.of().toHexDigits(new SecureRandom().nextLong()).concat("-");
  private static final AtomicLong COUNT = new AtomicLong();

  private RequestId() {}

  static String of(@Nullable String incoming) {
    return incoming != null && HARMLESS.matcher(incoming).matches()
        ? incoming
        : PROCESS + Long.toHexString(COUNT.incrementAndGet());
  }
}

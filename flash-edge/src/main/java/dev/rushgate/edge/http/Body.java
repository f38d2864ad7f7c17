package dev.rushgate.edge.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Request bodies: no call needs one, so a small one is read and passed over. */
final class Body {

  /** In bytes. */
  static final int BYTES_MAX = 1024;

  private final Runnable tooLarge;
  private long bytes;
  private boolean decided;

  private Body(Runnable tooLarge) {
    this.tooLarge = tooLarge;
  }

  /** Runs {@code then} once a body within the bound was read, at once when there is none. */
  static void bounded(HttpServerRequest request, Runnable then, Runnable tooLarge) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean none = length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    if (none || "0".equals(length)) {
      then.run();
    } else if (length != null && !isSmall(length)) {
      tooLarge.run();
    } else {
      var body = new Body(tooLarge);
      request.handler(chunk -> body.more(chunk.length()));
      request.endHandler(ended -> body.decide(then));
    }
  }

  private static boolean isSmall(String length) {
    return length.length() <= 4 && Integer.parseInt(length) <= BYTES_MAX;
  }

  private void more(int length) {
    bytes += length;
    if (bytes > BYTES_MAX) {
      decide(tooLarge);
    }
  }

  private void decide(Runnable outcome) {
    if (!decided) {
      decided = true;
      outcome.run();
    }
  }
}

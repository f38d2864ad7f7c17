package dev.rushgate.edge.gate;

import dev.rushgate.edge.http.Exchange;
import dev.rushgate.edge.http.Reply;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The API's own description; read once, when the first gate starts. */
final class OpenApi {

  private static final Reply REPLY = Reply.text(200, "OK", Reply.JSON, load());

  private OpenApi() {}

  static Future<Reply> serve(Exchange exchange) {
    return Future.succeededFuture(REPLY);
  }

  private static String load() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

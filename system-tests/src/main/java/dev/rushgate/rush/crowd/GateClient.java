package dev.rushgate.rush.crowd;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gates, over pooled connections. A shopper has a gate of its own and goes to the next one when
 * it does not answer, as behind a load balancer.
 */
final class GateClient {

  private static final int HTTP_PORT = 80;
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final int ANSWER_TIMEOUT_MS = 10_000;
  private static final int BODY_SHOWN_MAX = 200;
  private static final long NO_ANSWER_PAUSE_MS = 250;
  private static final long RETRY_AFTER_MAX_MS = 5_000;

  private final List<URI> gates;
  private final HttpClientAgent calls;
  private final HttpClientAgent streams;
  private final Turnstile turnstile;

  /** At most {@code connections} to each gate, and as many streams beside them as wanted. */
  GateClient(Vertx vertx, List<URI> gates, int connections, int streams) {
    this.gates = gates;
    this.calls = client(vertx, connections);
    this.streams = client(vertx, Math.max(1, streams));
    this.turnstile = new Turnstile(connections * gates.size());
  }

  private static HttpClientAgent client(Vertx vertx, int connections) {
    var options = new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS);
    var pool = new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1);
    return vertx.httpClientBuilder().with(options).with(pool).build();
  }

  Future<Answer> call(HttpMethod method, int gate, String path, Credentials who) {
    RequestOptions options = options(method, gate, path);
    options.putHeader("Authorization", "Bearer " + who.token());
    if (who.ticket() != null) {
      options.putHeader("X-Rushgate-Ticket", who.ticket());
    }
    return turnstile
        .pass(() -> send(options))
        .otherwise(away -> new Answer.TryLater("NO_ANSWER", NO_ANSWER_PAUSE_MS));
  }

  private Future<Answer> send(RequestOptions options) {
    return calls
        .request(options)
        .compose(request -> request.send())
        .compose(response -> response.body().map(body -> read(response, body)));
  }

  /** Opens the connections before they are needed, and lets the code run warm. */
  void warmUp(int calls) {
    for (int call = 0; call < calls; call++) {
      var _ = call(HttpMethod.GET, call, "/api/v1/time", new Credentials("none", null));
    }
  }

  /** Opens a stream with a ticket; the answer may be an error like any other. */
  Future<HttpClientResponse> stream(int gate, String path, String ticket) {
    RequestOptions options = options(HttpMethod.GET, gate, path + "?ticket=" + ticket);
    options.setIdleTimeout(0);
    return streams.request(options).compose(request -> request.send());
  }

  Future<Void> close() {
    return Future.all(calls.close(), streams.close()).mapEmpty();
  }

  /** Who calls, and with which ticket. */
  record Credentials(String token, @Nullable String ticket) {}

  private RequestOptions options(HttpMethod method, int gate, String path) {
    URI at = gates.get(Math.floorMod(gate, gates.size()));
    return new RequestOptions()
        .setMethod(method)
        .setHost(at.getHost())
        .setPort(at.getPort() < 0 ? HTTP_PORT : at.getPort())
        .setURI(path)
        .setIdleTimeout(ANSWER_TIMEOUT_MS);
  }

  private static Answer read(HttpClientResponse response, Buffer body) {
    try {
      return switch (response.statusCode()) {
        case 200, 202 -> new Answer.Found(Entry.of(new JsonObject(body)));
        case 204 -> new Answer.Done();
        case 429, 503 -> new Answer.TryLater(code(body), retryAfterMs(response));
        case 400, 401, 403, 404, 409 ->
            code(body).equals("NO_ENTRY") ? new Answer.NoEntry() : new Answer.Refused(code(body));
        default -> odd(response, body);
      };
    } catch (RuntimeException unreadable) {
      return odd(response, body);
    }
  }

  private static Answer odd(HttpClientResponse response, Buffer body) {
    String text = body.toString();
    return new Answer.Odd(
        response.statusCode(), text.substring(0, Math.min(text.length(), BODY_SHOWN_MAX)));
  }

  private static String code(Buffer body) {
    return new JsonObject(body).getString("code", "NO_CODE");
  }

  private static long retryAfterMs(HttpClientResponse response) {
    String seconds = response.getHeader("Retry-After");
    long ms = seconds == null ? NO_ANSWER_PAUSE_MS : (long) (Double.parseDouble(seconds) * 1000);
    return Math.clamp(ms, NO_ANSWER_PAUSE_MS, RETRY_AFTER_MAX_MS);
  }
}

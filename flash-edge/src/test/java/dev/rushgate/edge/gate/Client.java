package dev.rushgate.edge.gate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Map;

/** A shopper's client for one gate. */
final class Client {

  private static final int CONNECTIONS_MAX = 400;

  private final Vertx vertx;
  private final HttpClient http;
  private final int port;
  private final Map<String, String> headers;

  Client(Vertx vertx, int port) {
    this(
        vertx,
        vertx.createHttpClient(
            new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX)),
        port,
        Map.of());
  }

  private Client(Vertx vertx, HttpClient http, int port, Map<String, String> headers) {
    this.vertx = vertx;
    this.http = http;
    this.port = port;
    this.headers = headers;
  }

  Client as(String member) {
    return bearing(TestTokens.of(member));
  }

  Client bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Client with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Client(vertx, http, port, more);
  }

  /** On an event loop from the first step on: elsewhere a body may pass before it is asked for. */
  Future<Answer> send(HttpMethod method, String path, String body) {
    return Future.future(
        answer -> vertx.runOnContext(v -> sendHere(method, path, body).onComplete(answer)));
  }

  private Future<Answer> sendHere(HttpMethod method, String path, String body) {
    var options = new RequestOptions().setPort(port).setHost("127.0.0.1").setMethod(method);
    headers.forEach(options::addHeader);
    return http.request(options.setURI(path))
        .compose(request -> body.isEmpty() ? request.send() : request.send(Buffer.buffer(body)))
        .compose(
            response ->
                response
                    .body()
                    .map(b -> new Answer(response.statusCode(), response.headers(), b.toString())));
  }

  Answer get(String path) {
    return Waiting.on(send(HttpMethod.GET, path, ""));
  }

  Answer post(String path) {
    return Waiting.on(send(HttpMethod.POST, path, ""));
  }

  Answer enter(TestDrop drop) {
    return post(drop.path() + "/entries");
  }

  Answer mine(TestDrop drop) {
    return get(drop.path() + "/entries/me");
  }

  Answer leave(TestDrop drop) {
    return Waiting.on(send(HttpMethod.DELETE, drop.path() + "/entries/me", ""));
  }
}

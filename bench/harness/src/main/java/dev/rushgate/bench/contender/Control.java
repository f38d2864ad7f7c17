package dev.rushgate.bench.contender;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * The way to a program that measures itself: {@code POST /run?count=N} does the work once and
 * answers with its rate per second; the program stays, and warm, between two runs.
 */
final class Control {

  private static final int LISTENING_S_MAX = 10;
  private static final String PORT = "RUSHGATE_HTTP_PORT";

  private final IntFunction<Future<Double>> work;

  private Control(IntFunction<Future<Double>> work) {
    this.work = work;
  }

  /** Returns when the port answers; the program lives until it is ended from outside. */
  static void serve(Vertx vertx, IntFunction<Future<Double>> work) throws TimeoutException {
    var control = new Control(work);
    vertx
        .createHttpServer()
        .requestHandler(control::handle)
        .listen(Integer.parseInt(System.getenv(PORT)), "127.0.0.1")
        .await(LISTENING_S_MAX, TimeUnit.SECONDS);
  }

  private void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    switch (String.valueOf(request.path())) {
      case "/health/ready" -> response.end();
      case "/run" -> run(Integer.parseInt(request.getParam("count")), response);
      default -> response.setStatusCode(404).end();
    }
  }

  private void run(int count, HttpServerResponse response) {
    work.apply(count)
        .onSuccess(rate -> response.end(Double.toString(rate)))
        .onFailure(failure -> response.setStatusCode(500).end(failure.toString()));
  }
}

package dev.rushgate.edge.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. */
public final class Exchange {

  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** How long a client whose request is cut short may go on sending what nobody reads. */
  private static final int CUT_SHORT_MS = 1_000;

  private final HttpServerRequest request;
  private final AnswerMeter meter;
  private final Connections.Line line;
  private final String id;
  private final long startedNanos = System.nanoTime();
  private String path = "";
  private String variable = "";

  Exchange(HttpServerRequest request, AnswerMeter meter, Connections.Line line) {
    this.request = request;
    this.meter = meter;
    this.line = line;
    this.id = RequestId.of(request.getHeader(RequestId.HEADER));
  }

  public HttpServerRequest request() {
    return request;
  }

  /** What this request is called in logs. */
  public String id() {
    return id;
  }

  /** The variable part of the path. */
  public String variable() {
    return variable;
  }

  public @Nullable String header(CharSequence name) {
    return request.getHeader(name);
  }

  /** The whole request is there. */
  void asked() {
    line.asked();
  }

  void enter(Route route, String value) {
    path = route.path();
    variable = value;
    try {
      route.answer(this);
    } catch (RuntimeException e) {
      fault(e);
    }
  }

  void replyWith(Supplier<Future<Reply>> work) {
    work.get().onComplete(this::send, this::fault);
  }

  public void refuse(Problem problem) {
    send(problem.reply());
  }

  /** Writes the answer; a client that went away meanwhile gets none. */
  public void send(Reply reply) {
    meter.answered(path, reply.code(), System.nanoTime() - startedNanos);
    line.answered();
    if (request.response().closed() || request.response().headWritten()) {
      return;
    }
    var response = begin(reply.status());
    if (!reply.contentType().isEmpty()) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, reply.contentType());
    }
    reply.headers().forEach(response::putHeader);
    response.end(reply.body());
  }

  /** The response with what all have, for an answer that is written piece by piece. */
  public HttpServerResponse begin(int status) {
    return request
        .response()
        .setStatusCode(status)
        .putHeader(RequestId.HEADER, id)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Counts an answer that was begun and is not a {@link Reply}. */
  public void begun(String code) {
    meter.answered(path, code, System.nanoTime() - startedNanos);
  }

  /** An answer that was begun has come to its end. */
  public void ended() {
    line.answered();
  }

  /** Answers what could not be read as a request, and closes its connection. */
  static void refuseUnreadable(
      HttpServerRequest request, AnswerMeter meter, Connections connections) {
    var exchange = new Exchange(request, meter, connections.of(request.connection()));
    int status = Unreadable.statusOf(request.decoderResult().cause());
    exchange.refuseAndClose(Problems.unreadable(status));
  }

  void refuseBody() {
    refuseAndClose(Problems.BODY_TOO_LARGE);
  }

  /** What follows on the connection cannot be told from the rest: the client is to use another. */
  private void refuseAndClose(Problem problem) {
    if (!request.response().headWritten()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    refuse(problem);
    request.connection().shutdown(CUT_SHORT_MS, TimeUnit.MILLISECONDS);
  }

  private void fault(Throwable cause) {
    LOG.atError()
        .setCause(cause)
        .log("request failed request={} {} {}", id, request.method(), path);
    refuse(Problems.INTERNAL);
  }
}

package dev.rushgate.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sends every member's request when it is due, whatever became of the ones before. */
final class EvenCrowd {

  private static final String HEADER = "Authorization";
  private static final int CONNECTIONS_MAX = 512;
  private static final int ANSWER_MS_MAX = 10_000;
  private static final long LOOK_MS = 1;

  private final Vertx vertx;
  private final RushPlan plan;
  private final List<String> headers;
  private final String path;
  private final HttpClient client;
  private final AtomicLong entered = new AtomicLong();
  private final AtomicLong others = new AtomicLong();
  private final AtomicLong noAnswer = new AtomicLong();
  private int sent;

  EvenCrowd(Vertx vertx, RushPlan plan, List<String> headers, long drop) {
    this.vertx = vertx;
    this.plan = plan;
    this.headers = headers;
    this.path = "/api/v1/drops/" + drop + "/entries";
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions(),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX).setMaxWaitQueueSize(-1));
  }

  /** Done when all have an answer, or none within their time. */
  Future<Void> come(long start) {
    Promise<Void> all = Promise.promise();
    vertx.setPeriodic(
        LOOK_MS,
        timer -> {
          sendDue(start, all);
          if (sent == plan.members()) {
            vertx.cancelTimer(timer);
          }
        });
    return all.future().eventually(client::close);
  }

  private void sendDue(long start, Promise<Void> all) {
    long now = System.nanoTime() - start;
    while (sent < plan.members() && plan.dueNanos(sent) <= now) {
      send(headers.get(sent))
          .onComplete(
              done -> {
                if (ended()) {
                  all.tryComplete();
                }
              });
      sent++;
    }
  }

  private Future<Void> send(String header) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(plan.port())
            .setURI(path)
            .setIdleTimeout(ANSWER_MS_MAX)
            .putHeader(HEADER, header.substring(HEADER.length() + ": ".length()));
    return client
        .request(options)
        .compose(request -> request.send())
        .compose(response -> response.end().map(response.statusCode()))
        .onSuccess(status -> (status / 100 == 2 ? entered : others).incrementAndGet())
        .onFailure(lost -> noAnswer.incrementAndGet())
        .mapEmpty();
  }

  /** Whether all that will come has come. */
  boolean ended() {
    return entered() + others() + noAnswer() == plan.members();
  }

  long entered() {
    return entered.get();
  }

  long others() {
    return others.get();
  }

  long noAnswer() {
    return noAnswer.get();
  }
}

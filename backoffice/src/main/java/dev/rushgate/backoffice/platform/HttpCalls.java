package dev.rushgate.backoffice.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP calls that end in time. A request's own timeout stops counting at the first line of the
 * answer, so that one whose body never comes would hold its thread for ever.
 */
public final class HttpCalls {

  private final HttpClient http;

  public HttpCalls(Duration connectMax) {
    http = HttpClient.newBuilder().connectTimeout(connectMax).build();
  }

  /** The whole answer, its body included; one that takes longer is none. */
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body, Duration max)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(max.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + max);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // which closes its connection
    }
  }
}

package dev.rushgate.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Answers 202 and 409 by turns, or nothing at all, and remembers who asked. */
final class CountingServer implements AutoCloseable {

  private static final int BACKLOG = 64;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong asked = new AtomicLong();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private final CountDownLatch silence;

  private CountingServer(boolean silent) throws IOException {
    silence = new CountDownLatch(silent ? 1 : 0);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static CountingServer answering() throws IOException {
    return new CountingServer(false);
  }

  static CountingServer silent() throws IOException {
    return new CountingServer(true);
  }

  int port() {
    return server.getAddress().getPort();
  }

  long asked() {
    return asked.get();
  }

  /** Method, path and the headers of the feed, in the order of arrival. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    long count = asked.incrementAndGet();
    var headers = exchange.getRequestHeaders();
    requests.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers.getFirst("Authorization"),
            headers.getFirst("X-Member")));
    try {
      silence.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(count % 2 == 0 ? 409 : 202, -1);
    exchange.close();
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

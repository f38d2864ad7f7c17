package dev.rushgate.backoffice.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as no gateway should: it stalls, does not end, or refuses with a very long code. */
final class StrangeGateway implements AutoCloseable {

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  StrangeGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/payments/stalls", this::stall);
    server.createContext("/v1/payments/endless", StrangeGateway::goOn);
    server.createContext("/v1/payments/confirm", StrangeGateway::refuse);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void goOn(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      byte[] spaces = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 10_000; i++) { // until nobody reads it any more
        body.write(spaces);
      }
    }
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = "{\"code\":\"%s\"}".formatted("가".repeat(500)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(403, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

package dev.rushgate.stack.up;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rushgate.stack.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for both services: ready at once, and an admin API that counts what is created. Its
 * exit is told in its log; {@code STAND_IN_DIES} makes it die instead.
 */
final class StandIn {

  private static final AtomicInteger CREATED = new AtomicInteger();

  private StandIn() {}

  static void main(String[] args) throws IOException {
    if (System.getenv("STAND_IN_DIES") != null) {
      System.out.println("the reason why it died");
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("RUSHGATE_HTTP_PORT"));
    HttpServer server = HttpServer.create(Ports.loopback(port), 0);
    server.createContext("/health/ready", exchange -> answer(exchange, 200, ""));
    server.createContext("/api/v1/admin/", StandIn::admin);
    server.start();
    System.out.println("roles " + System.getenv("RUSHGATE_ROLES"));
    System.out.println("owner " + owner());
    Runtime.getRuntime().addShutdownHook(new Thread(StandIn::tellEnd));
  }

  private static String owner() {
    String email = System.getenv(DemoOwner.EMAIL);
    return email == null
        ? "none"
        : new DemoOwner(email, System.getenv(DemoOwner.PASSWORD), System.getenv(DemoOwner.TOTP))
            .toString();
  }

  private static void admin(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      answer(exchange, 200, "{\"items\":[],\"total\":0}");
    } else {
      answer(exchange, 201, "{\"id\":\"" + CREATED.incrementAndGet() + "\"}");
    }
  }

  // The database must still be there when a service ends.
  private static void tellEnd() {
    int port = Integer.parseInt(System.getenv("RUSHGATE_REDIS_URL").replaceAll(".*:", ""));
    System.out.println("ended, redis is " + (Ports.isFree(port) ? "gone" : "there"));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}

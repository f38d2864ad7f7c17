package dev.rushgate.bench.contender;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.gate.access.Bearer;
import dev.rushgate.edge.gate.access.TicketReading;
import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.access.Tokens;
import dev.rushgate.edge.gate.entry.EntryCalls;
import dev.rushgate.model.DropId;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The least that a Vert.x server can do: a constant 202 with a JSON body as long as an entry's, on
 * as many event loops and the same transport as a gate. It looks at no header and knows no store.
 * Asked to, it first checks what callers show, as a gate does: the least that a server can do which
 * knows its callers.
 */
public final class CeilingMain {

  /** In bytes; the variable gives another. */
  public static final String BODY_BYTES = "CEILING_BODY_BYTES";

  /** What is checked: nothing, {@code token}, or {@code ticket} for a token and a ticket. */
  public static final String CHECKS = "CEILING_CHECKS";

  /** The drop of the tickets. */
  public static final String DROP = "CEILING_DROP";

  private static final int ACCEPT_BACKLOG = 4_096;

  private CeilingMain() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(System.getenv("RUSHGATE_HTTP_PORT"));
    int bytes = Integer.parseInt(System.getenv(BODY_BYTES));
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    int loops = Runtime.getRuntime().availableProcessors();
    var checks = checks(System.getenv().getOrDefault(CHECKS, ""));
    vertx
        .deployVerticle(
            () -> new Loop(port, body(bytes), checks.get()),
            new DeploymentOptions().setInstances(loops))
        .onFailure(
            cause -> {
              System.err.println("the ceiling cannot start: " + cause);
              System.exit(1);
            });
  }

  private static Supplier<Predicate<HttpServerRequest>> checks(String what) {
    return switch (what) {
      case "token" -> () -> token();
      case "ticket" -> () -> token().and(ticket());
      default -> () -> request -> true;
    };
  }

  private static Predicate<HttpServerRequest> token() {
    var tokens = new Tokens(config(), System::currentTimeMillis);
    return request ->
        tokens.read(request.getHeader(HttpHeaders.AUTHORIZATION)) instanceof Bearer.Member;
  }

  private static Predicate<HttpServerRequest> ticket() {
    var tickets = new Tickets(config().ticketSecret(), System::currentTimeMillis);
    var drop = DropId.parse(System.getenv(DROP)).orElseThrow();
    return request -> {
      String text = request.getHeader(EntryCalls.TICKET_HEADER);
      return text != null
          && tickets.read(text, drop, Tickets.AGE_MAX_MS) instanceof TicketReading.Valid;
    };
  }

  private static EdgeConfig.Gate config() {
    return Objects.requireNonNull(EdgeConfig.from(System.getenv()).gate());
  }

  /** As many bytes of JSON. */
  static Buffer body(int bytes) {
    String frame = "{\"state\":\"QUEUED\",\"ticket\":\"\"}";
    return Buffer.buffer(
        frame.replace("\"\"", "\"" + "x".repeat(Math.max(0, bytes - frame.length())) + "\""));
  }

  private static final class Loop extends VerticleBase {

    private final int port;
    private final Buffer body;
    private final Predicate<HttpServerRequest> check;

    Loop(int port, Buffer body, Predicate<HttpServerRequest> check) {
      this.port = port;
      this.body = body;
      this.check = check;
    }

    @Override
    public Future<?> start() {
      var options = new HttpServerOptions().setPort(port).setAcceptBacklog(ACCEPT_BACKLOG);
      return vertx.createHttpServer(options).requestHandler(this::answer).listen();
    }

    private void answer(HttpServerRequest request) {
      boolean health = "/health/ready".equals(request.path());
      int status = health ? 200 : check.test(request) ? 202 : 401;
      request
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(body);
    }
  }
}

package dev.rushgate.edge.gate;

import dev.rushgate.edge.gate.access.Tickets;
import dev.rushgate.edge.gate.entry.EntryCalls;
import dev.rushgate.edge.gate.entry.EntryDesk;
import dev.rushgate.edge.gate.entry.EntryReader;
import dev.rushgate.edge.gate.stream.StreamCalls;
import dev.rushgate.edge.gate.stream.StreamHub;
import dev.rushgate.edge.http.Route;
import dev.rushgate.edge.http.Server;
import dev.rushgate.edge.queue.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event loop of a gate: its own connection to Redis, the port shared with the others. */
final class GateVerticle extends VerticleBase {

  private static final long TIDY_MS = 60_000;
  private static final long LOOK_WHETHER_QUIET_MS = 10;

  /** For answers that are written, but not sent yet. */
  private static final long ANSWERS_MS = 1_000;

  private final Gate gate;
  private final List<Route> opsRoutes;
  private List<Route> routes = List.of();
  private @Nullable RedisLink link;
  private @Nullable EntryDesk desk;
  private @Nullable StreamHub hub;
  private @Nullable HttpServer server;

  GateVerticle(Gate gate, List<Route> opsRoutes) {
    this.gate = gate;
    this.opsRoutes = opsRoutes;
  }

  @Override
  public Future<?> start() {
    var settings = gate.settings();
    var opened = RedisLink.open(vertx, settings.redis());
    link = opened;
    gate.watch(opened);
    var tickets = new Tickets(settings.secrets().ticketSecret(), gate.board().clock()::nowMs);
    var made = new EntryDesk(opened, gate.board(), settings.entries(), gate.meters());
    desk = made;
    var streams =
        new StreamHub(vertx, gate.board(), gate.revocations(), settings.streams(), gate.streams());
    hub = streams;
    vertx.setPeriodic(TIDY_MS, timer -> made.tidy());
    routes = routes(tickets, made, streams);
    return Server.listen(vertx, settings.port(), routes, gate.meters())
        .onSuccess(listening -> server = listening);
  }

  private List<Route> routes(Tickets tickets, EntryDesk made, StreamHub streams) {
    var entries =
        new EntryCalls(gate.guard(), gate.board(), made, tickets, gate.meters(), gate::ending);
    var opening =
        new StreamCalls(
            gate.guard(),
            gate.board(),
            tickets,
            new EntryReader(gate.board(), made, tickets),
            streams,
            gate.settings().streams(),
            gate.streams(),
            gate::ending);
    var own = GateRoutes.of(new DropPages(gate.board()), entries, opening);
    return Stream.concat(own.stream(), opsRoutes.stream()).toList();
  }

  List<Route> routes() {
    return routes;
  }

  int port() {
    return server == null ? 0 : server.actualPort();
  }

  /** Answers what is under way, then closes; the caller bounds how long that may take. */
  @Override
  public Future<?> stop() {
    if (hub != null) {
      hub.end();
    }
    return quiet()
        .compose(
            v ->
                server == null
                    ? Future.succeededFuture()
                    : server.shutdown(ANSWERS_MS, TimeUnit.MILLISECONDS))
        .compose(v -> link == null ? Future.succeededFuture() : link.close());
  }

  private Future<Void> quiet() {
    var quiet = Promise.<Void>promise();
    vertx.setPeriodic(
        0,
        LOOK_WHETHER_QUIET_MS,
        timer -> {
          if (desk == null || desk.underWay() == 0) {
            vertx.cancelTimer(timer);
            quiet.tryComplete();
          }
        });
    return quiet.future();
  }
}

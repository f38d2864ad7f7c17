package dev.rushgate.edge.gate;

import dev.rushgate.edge.Part;
import dev.rushgate.edge.gate.access.Guard;
import dev.rushgate.edge.gate.access.Revocations;
import dev.rushgate.edge.gate.access.RevocationsVerticle;
import dev.rushgate.edge.gate.access.Tokens;
import dev.rushgate.edge.gate.board.BoardVerticle;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.gate.board.RedisClock;
import dev.rushgate.edge.gate.stream.StreamMeter;
import dev.rushgate.edge.http.Route;
import dev.rushgate.edge.ops.Health;
import dev.rushgate.edge.queue.RedisLink;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** The gate of one process: what its event loops share, and how they are deployed. */
public final class Gate implements Part {

  private final GateSettings settings;
  private final Health health;
  private final List<Route> opsRoutes;
  private final DropBoard board;
  private final Revocations revocations;
  private final Guard guard;
  private final GateMeters meters;
  private final StreamMeter streams = new StreamMeter();
  private final List<RedisLink> links = new CopyOnWriteArrayList<>();
  private final List<GateVerticle> loops = new CopyOnWriteArrayList<>();
  private final List<String> deployments = new CopyOnWriteArrayList<>();

  /** {@code opsRoutes} are served on the gate's port besides its own. */
  public Gate(GateSettings settings, Health health, List<Route> opsRoutes, MeterRegistry registry) {
    this.settings = settings;
    this.health = health;
    this.opsRoutes = opsRoutes;
    this.board = new DropBoard(new RedisClock(settings.ownMs()));
    this.revocations = new Revocations(settings.ownMs());
    this.guard = new Guard(new Tokens(settings.secrets(), board.clock()::nowMs), revocations);
    this.meters = new GateMeters(registry);
    GateMeters.of(revocations, registry);
    Gauge.builder("rushgate.streams.open", streams, StreamMeter::open)
        .description("Streams that are open")
        .register(registry);
    FunctionCounter.builder("rushgate.streams.cut", streams, StreamMeter::dropped)
        .description("Streams cut because their clients did not read")
        .register(registry);
  }

  @Override
  public String name() {
    return "gate";
  }

  /**
   * Deploys the readers of board and revocations and the event loops; fails when the port is taken.
   */
  @Override
  public Future<Void> start(Vertx vertx) {
    health.register("redis", () -> links.stream().allMatch(RedisLink::connected));
    health.register("board", board::isRead);
    health.register("revocations", revocations::isRead);
    return keep(vertx.deployVerticle(new BoardVerticle(settings.redis(), board, meters)))
        .compose(v -> keep(vertx.deployVerticle(revocationsReader())))
        .compose(
            v ->
                Future.all(
                    IntStream.range(0, settings.loops())
                        .mapToObj(i -> keep(vertx.deployVerticle(loop())))
                        .toList()))
        .mapEmpty();
  }

  /** Answers what is under way and ends the streams. */
  @Override
  public Future<Void> stop(Vertx vertx) {
    return Future.join(List.copyOf(deployments).reversed().stream().map(vertx::undeploy).toList())
        .mapEmpty();
  }

  /** The port it listens on; the one asked for, or a free one when that was 0. */
  public int port() {
    return loops.getFirst().port();
  }

  /** What is served; for the test that compares it with its description. */
  List<Route> routes() {
    return loops.getFirst().routes();
  }

  private RevocationsVerticle revocationsReader() {
    return new RevocationsVerticle(
        settings.redis(), revocations, settings.ownMs(), board.clock()::nowMs, meters::called);
  }

  private GateVerticle loop() {
    var loop = new GateVerticle(this, opsRoutes);
    loops.add(loop);
    return loop;
  }

  private Future<String> keep(Future<String> deployment) {
    return deployment.onSuccess(deployments::add);
  }

  /** Whether no new work is taken. */
  boolean ending() {
    return health.ending();
  }

  GateSettings settings() {
    return settings;
  }

  DropBoard board() {
    return board;
  }

  Guard guard() {
    return guard;
  }

  Revocations revocations() {
    return revocations;
  }

  GateMeters meters() {
    return meters;
  }

  StreamMeter streams() {
    return streams;
  }

  void watch(RedisLink link) {
    links.add(link);
  }
}

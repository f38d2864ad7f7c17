package dev.rushgate.edge.ops;

import dev.rushgate.edge.http.Route;
import dev.rushgate.edge.http.Server;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/** Serves health and metrics in a process that has no gate. */
public final class OpsVerticle extends VerticleBase {

  private final int port;
  private final List<Route> routes;

  public OpsVerticle(int port, List<Route> routes) {
    this.port = port;
    this.routes = routes;
  }

  @Override
  public Future<?> start() {
    return Server.listen(vertx, port, routes, (path, code, nanos) -> {});
  }
}

package dev.rushgate.edge.gate;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import dev.rushgate.edge.gate.entry.EntryCalls;
import dev.rushgate.edge.gate.stream.StreamCalls;
import dev.rushgate.edge.http.Route;
import java.util.List;

/** Every call that shoppers' clients make, in one place. */
final class GateRoutes {

  private GateRoutes() {}

  static List<Route> of(DropPages drops, EntryCalls entries, StreamCalls streams) {
    return List.of(
        Route.of(POST, "/api/v1/drops/{id}/entries", entries::enter),
        Route.of(GET, "/api/v1/drops/{id}/entries/me", entries::mine),
        Route.of(DELETE, "/api/v1/drops/{id}/entries/me", entries::leave),
        Route.of(GET, "/api/v1/drops/{id}", drops::show),
        Route.of(GET, "/api/v1/drops", drops::list),
        Route.of(GET, "/api/v1/time", drops::time),
        Route.open(GET, "/api/v1/drops/{id}/stream", streams::open),
        Route.of(GET, "/openapi.json", OpenApi::serve));
  }
}

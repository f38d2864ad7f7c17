package dev.rushgate.edge.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds the route of each request and sees to what all answers share: the request id, the bound on
 * bodies, 404, 405, and a problem instead of a stack trace when a route fails.
 */
final class Router implements Handler<HttpServerRequest> {

  private final List<Route> routes;
  private final AnswerMeter meter;
  private final Connections connections;

  Router(List<Route> routes, AnswerMeter meter, Connections connections) {
    this.routes = List.copyOf(routes);
    this.meter = meter;
    this.connections = connections;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var exchange = new Exchange(request, meter, connections.of(request.connection()));
    Body.bounded(request, () -> dispatch(exchange), () -> exchange.refuseBody());
  }

  private void dispatch(Exchange exchange) {
    exchange.asked();
    String path = exchange.request().path();
    for (Route route : routes) {
      if (route.method().equals(exchange.request().method())) {
        String variable = route.template().match(path == null ? "" : path);
        if (variable != null) {
          exchange.enter(route, variable);
          return;
        }
      }
    }
    exchange.refuse(unmatched(path == null ? "" : path));
  }

  private Problem unmatched(String path) {
    String allowed =
        routes.stream()
            .filter(route -> route.template().match(path) != null)
            .map(route -> route.method().name())
            .sorted()
            .collect(Collectors.joining(", "));
    return allowed.isEmpty() ? Problems.NOT_FOUND : Problems.methodNotAllowed(allowed);
  }
}

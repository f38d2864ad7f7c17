package dev.rushgate.edge;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** One verticle, on an event loop of its own choosing. */
final class VerticlePart implements Part {

  private final String name;
  private final Supplier<? extends Deployable> verticle;
  private String deployment = "";

  VerticlePart(String name, Supplier<? extends Deployable> verticle) {
    this.name = name;
    this.verticle = verticle;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<Void> start(Vertx vertx) {
    return vertx
        .deployVerticle(verticle.get())
        .onSuccess(deployed -> deployment = deployed)
        .mapEmpty();
  }

  @Override
  public Future<Void> stop(Vertx vertx) {
    return deployment.isEmpty() ? Future.succeededFuture() : vertx.undeploy(deployment);
  }
}

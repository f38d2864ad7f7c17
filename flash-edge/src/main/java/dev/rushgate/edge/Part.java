package dev.rushgate.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** One thing that a process runs: started in the order of the list, stopped the other way round. */
public interface Part {

  /** What logs call it. */
  String name();

  Future<Void> start(Vertx vertx);

  /** Finishes what is under way; the process bounds how long it waits. */
  Future<Void> stop(Vertx vertx);
}

package dev.rushgate.edge.publish;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with a publisher and a database of its own. */
@ExtendWith(VertxExtension.class)
abstract class WithRig {

  PublishRig rig;

  @BeforeEach
  void open(Vertx vertx) {
    rig = PublishRig.open(vertx);
  }

  @AfterEach
  void close() {
    rig.close();
  }
}

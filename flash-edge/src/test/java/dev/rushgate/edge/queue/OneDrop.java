package dev.rushgate.edge.queue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test on one drop of its own. */
@ExtendWith(VertxExtension.class)
abstract class OneDrop {

  QueueRig rig;

  @BeforeEach
  void open(Vertx vertx) {
    rig = QueueRig.open(vertx);
  }

  @AfterEach
  void close() {
    QueueRig.await(rig.link.close());
  }
}

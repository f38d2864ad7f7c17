package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.DropFixture;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.fixture.Stores;
import dev.rushgate.edge.publish.StepwisePublisher;
import dev.rushgate.edge.publish.StepwiseRebuild;
import dev.rushgate.edge.settle.SettleSteps;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Traces on the real servers. A worker that dies is one whose next step is not taken; a record that
 * is late or comes again is settled late or again. After each trace everything must add up.
 */
@ExtendWith(VertxExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Traces {

  Vertx vertx;
  Stores stores;
  StepwisePublisher publisher;
  SettleSteps settling;
  RedisFaults redis;
  ShopFixture shop;
  private final List<TracedDrop> drops = new ArrayList<>();

  @BeforeAll
  void open(Vertx own) {
    vertx = own;
    stores = Stores.fresh(own);
    publisher = StepwisePublisher.open(own, stores.config());
    settling = stores.loop.get(() -> SettleSteps.open(own, stores.config(), stores.link));
    redis = new RedisFaults(List.of(stores.link, publisher.link()));
    shop = new ShopFixture(stores.sql);
  }

  /** An armed deal in its first epoch. */
  TracedDrop aDrop(int capacity) {
    var drop =
        new TracedDrop(DropFixture.aDeal().withCapacity(capacity).in(stores), stores, settling);
    drops.add(drop);
    return drop;
  }

  /** All steps of a rebuild, the settlers being done with Kafka. */
  void rebuild(TracedDrop drop) {
    finish(fenced(drop));
  }

  /** A rebuild behind its first two steps. */
  StepwiseRebuild fenced(TracedDrop drop) {
    var rebuild = publisher.begin(drop.id());
    assertThat(rebuild.fence()).isTrue();
    return rebuild;
  }

  void finish(StepwiseRebuild fenced) {
    assertThat(fenced.snapshot()).isTrue();
    assertThat(fenced.restore()).isTrue();
  }

  /** One thing that the publisher finds to do. */
  void publish() {
    OnLoop.answer(publisher.look());
  }

  @AfterEach
  void everythingAddsUp() {
    var traced = List.copyOf(drops);
    drops.clear();
    try {
      traced.forEach(drop -> Conservation.holds(stores, drop));
    } finally {
      stores.sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3)");
    }
  }

  @AfterAll
  void close() {
    OnLoop.answer(settling.close());
    publisher.close();
    stores.close();
  }
}

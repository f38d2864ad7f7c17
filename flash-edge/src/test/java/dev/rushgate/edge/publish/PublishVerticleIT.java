package dev.rushgate.edge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.settle.SettleVerticle;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.event.Admission;
import dev.rushgate.stack.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The publisher as a process runs it, with real settlers. */
class PublishVerticleIT extends WithRig {

  private static final Duration SOON = Duration.ofSeconds(30);

  private String deployPublisher() {
    return PublishRig.await(
        rig.vertx.deployVerticle(new PublishVerticle(rig.config, Clock.systemUTC(), rig.meters)));
  }

  private String deploySettler() {
    return PublishRig.await(
        rig.vertx.deployVerticle(new SettleVerticle(rig.config, Clock.systemUTC(), rig.meters)));
  }

  private void undeploy(String id) {
    PublishRig.await(rig.vertx.undeploy(id));
  }

  @Test
  void aDropReachesRedisByItself() {
    var publisher = deployPublisher();
    var drop = rig.create(SampleDrop.aDeal());

    Awaitility.await().atMost(SOON).until(drop::armed);
    undeploy(publisher);
  }

  @Test
  void anOutageOfRedisIsRepairedOnceTheSettlersAreThrough() {
    var publisher = deployPublisher();
    var drop = rig.create(SampleDrop.aDeal());
    Awaitility.await().atMost(SOON).until(drop::armed);
    drop.enter("anna", "ben");
    var anna = drop.pop();
    rig.settlers.produce(
        new Admission(
            new AdmissionId(drop.id, 1, anna.no()),
            DropKind.DEAL,
            anna.member(),
            anna.seq(),
            Instant.now()));
    drop.acknowledge(anna);

    LocalStack.shared().redis().kill();
    LocalStack.shared().redis().wipe();
    LocalStack.shared().redis().start();
    rig.awaitLink();
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> !drop.armed());

    var settler = deploySettler();
    Awaitility.await().atMost(SOON).until(drop::armed);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Settled.class);
    assertThat(drop.units()).containsExactly(3L, 2L, 1L, 3L, 1L);
    undeploy(settler);
    undeploy(publisher);
  }

  @Test
  void aPublisherThatWaitsForSettlersEndsWhenItIsTold() {
    var publisher = deployPublisher();
    var drop = rig.create(SampleDrop.aDeal());
    Awaitility.await().atMost(SOON).until(drop::armed);
    rig.settlers.produce("somebody");
    rig.sql.stock(drop.id, "suspect = TRUE");
    Awaitility.await().atMost(SOON).until(() -> !drop.armed());

    undeploy(publisher);
    rig.settlers.catchUp();

    assertThat(drop.armed()).isFalse();
    rig.lookUntil(drop::armed);
  }
}

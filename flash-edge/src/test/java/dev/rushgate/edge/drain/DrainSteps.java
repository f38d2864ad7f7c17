package dev.rushgate.edge.drain;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.kafka.Sender;
import dev.rushgate.edge.loop.Insistence;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** One drainer on one drop, for tests of several packages at once. */
public final class DrainSteps {

  private final Drainer drainer;
  private final Sender sender;
  private final Insistence insist;

  private DrainSteps(Drainer drainer, Sender sender, Insistence insist) {
    this.drainer = drainer;
    this.sender = sender;
    this.insist = insist;
  }

  /** On the current context. */
  public static DrainSteps open(
      Vertx vertx, RedisLink link, DropId drop, EdgeConfig.Kafka kafka, long leaseMs) {
    var insist = new Insistence(vertx);
    var sender = Sender.open(vertx, kafka);
    var metrics = new DrainMetrics(new SimpleMeterRegistry());
    var drainer = new Drainer(link, drop, sender, Clock.systemUTC(), insist, metrics, leaseMs);
    return new DrainSteps(drainer, sender, insist);
  }

  /** The records that a drainer sends for its leases. */
  public static List<KafkaProducerRecord<String, byte[]>> records(Leases leases, Instant at) {
    return leases.records(at);
  }

  /** Admit, produce, acknowledge. */
  public Future<Void> turn() {
    return drainer.turn().mapEmpty();
  }

  /** Does nothing more; done when nothing of it can reach Kafka any more. */
  public Future<Void> die() {
    insist.stop();
    return sender.close();
  }
}

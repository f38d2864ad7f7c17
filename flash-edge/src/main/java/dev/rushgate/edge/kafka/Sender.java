package dev.rushgate.edge.kafka;

import dev.rushgate.edge.EdgeConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends records and knows when Kafka has them. */
public final class Sender {

  private static final long CLOSE_TIMEOUT_MS = 1_500;

  private static final Logger log = LoggerFactory.getLogger(Sender.class);

  private final KafkaProducer<String, byte[]> producer;

  private Sender(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  public static Sender open(Vertx vertx, EdgeConfig.Kafka kafka) {
    return new Sender(KafkaProducer.create(vertx, KafkaSettings.producer(kafka)));
  }

  /**
   * Done when every record is on all replicas. After a failure any of them may or may not be there,
   * and all sends have ended.
   */
  public Future<Void> sendAll(List<KafkaProducerRecord<String, byte[]>> records) {
    return Future.join(records.stream().map(producer::send).toList()).mapEmpty();
  }

  public Future<Void> send(KafkaProducerRecord<String, byte[]> record) {
    return producer.send(record).mapEmpty();
  }

  /** Never fails, and ends within its timeout: what was not sent by then is not sent. */
  public Future<Void> close() {
    return producer
        .close(CLOSE_TIMEOUT_MS)
        .timeout(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .otherwise(
            e -> {
              log.warn("producer not closed in order", e);
              return null;
            });
  }
}

package dev.rushgate.edge.kafka;

import dev.rushgate.model.event.Topics;
import io.vertx.core.Future;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays aside records that could not be worked on, as they came, each with its reason. */
public final class DeadLetters {

  /** The header that says why. */
  public static final String REASON = "reason";

  /** The header that says where the record lay: {@code topic-partition-offset}. */
  public static final String ORIGIN = "origin";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  /** A record and why it is laid aside. */
  public record Letter(KafkaConsumerRecord<String, byte[]> record, String reason) {}

  private final Sender sender;

  public DeadLetters(Sender sender) {
    this.sender = sender;
  }

  /** Done when Kafka has them all; only then may the offset move behind their records. */
  public Future<Void> send(List<Letter> letters) {
    letters.forEach(
        letter ->
            log.error(
                "dead letter, look into it origin={} reason={}", origin(letter), letter.reason()));
    return sender.sendAll(letters.stream().map(DeadLetters::outgoing).toList());
  }

  private static KafkaProducerRecord<String, byte[]> outgoing(Letter letter) {
    return KafkaProducerRecord.create(
            Topics.ADMISSIONS_DEAD, letter.record().key(), letter.record().value())
        .addHeader(REASON, letter.reason())
        .addHeader(ORIGIN, origin(letter));
  }

  private static String origin(Letter letter) {
    var record = letter.record();
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }
}

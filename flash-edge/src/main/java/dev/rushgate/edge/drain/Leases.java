package dev.rushgate.edge.drain;

import dev.rushgate.edge.queue.Pop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Topics;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Units taken from one queue that Kafka has to get, in the order in which they were taken. */
public record Leases(DropId drop, DropKind kind, long epoch, List<Pop> pops) {

  /** Keyed by member, so that a crowd spreads over the partitions. */
  List<KafkaProducerRecord<String, byte[]>> records(Instant at) {
    return pops.stream()
        .map(pop -> new Admission(pop.id(drop, epoch), kind, pop.member(), pop.seq(), at))
        .map(
            admission ->
                KafkaProducerRecord.create(
                    Topics.ADMISSIONS,
                    admission.member().value(),
                    EventJson.write(admission).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}

package dev.rushgate.edge.publish;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.kafka.KafkaSettings;
import dev.rushgate.edge.kafka.Sender;
import dev.rushgate.model.event.Admission;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.Topics;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/** How far the settlers have come, by hand; and records for them to come to. */
final class SettlerOffsets {

  private final KafkaAdminClient admin;
  private final Barrier barrier;
  private final Sender sender;

  SettlerOffsets(Vertx vertx, EdgeConfig.Kafka kafka) {
    this.admin = KafkaAdminClient.create(vertx, KafkaSettings.common(kafka));
    this.barrier = Barrier.open(vertx, kafka);
    this.sender = Sender.open(vertx, kafka);
  }

  /** A record that the settlers have not been at, and that says nothing. */
  void produce(String member) {
    produce(member, "{}");
  }

  void produce(Admission admission) {
    produce(admission.member().value(), EventJson.write(admission));
  }

  private void produce(String member, String json) {
    PublishRig.await(
        sender.send(
            KafkaProducerRecord.create(
                Topics.ADMISSIONS, member, json.getBytes(StandardCharsets.UTF_8))));
  }

  /** The settlers have committed all there is. */
  void catchUp() {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    PublishRig.await(barrier.ends())
        .offsets()
        .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end, "")));
    if (!offsets.isEmpty()) {
      PublishRig.await(admin.alterConsumerGroupOffsets(Groups.SETTLERS, offsets));
    }
  }

  void close() {
    PublishRig.await(sender.close());
    PublishRig.await(barrier.close());
    PublishRig.await(admin.close());
  }
}

package dev.rushgate.backoffice.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in a topic. */
public final class Topic {

  private static final Duration POLL = Duration.ofMillis(200);

  private Topic() {}

  /** The values of one key, in their order, up to the present end. */
  public static List<String> values(String topic, String key) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", Running.stack().kafka().bootstrap());
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var values = new ArrayList<String>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> read : consumer.poll(POLL)) {
          if (key.equals(read.key())) {
            values.add(read.value());
          }
        }
      }
      return values;
    }
  }
}

package dev.rushgate.backoffice.testkit;

import java.nio.charset.StandardCharsets;
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

  /** A record with its number in the outbox; 0 when it has none. */
  public record Told(String key, long seq, String value) {}

  /** The values of one key, in their order, up to the present end. */
  public static List<String> values(String topic, String key) {
    return records(topic).stream().filter(told -> told.key().equals(key)).map(Told::value).toList();
  }

  /** All records, those of a key in their order, up to the present end. */
  public static List<Told> records(String topic) {
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
      var records = new ArrayList<Told>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, String> read : consumer.poll(POLL)) {
          records.add(new Told(String.valueOf(read.key()), seq(read), read.value()));
        }
      }
      return records;
    }
  }

  private static long seq(ConsumerRecord<String, String> read) {
    var header = read.headers().lastHeader("seq");
    return header == null
        ? 0
        : Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
  }
}

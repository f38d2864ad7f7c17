package dev.rushgate.edge.kafka;

import dev.rushgate.edge.EdgeConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The settings of Kafka's clients. Keys are text; values are bytes, so that what cannot be read
 * goes to the dead letters as it came.
 */
public final class KafkaSettings {

  /** A send that was not confirmed by then has failed; its outcome is unknown. */
  public static final int DELIVERY_TIMEOUT_MS = 10_000;

  /** Records of one poll at most: the size of a settler's transaction. */
  public static final int POLL_RECORDS_MAX = 1_024;

  /**
   * A consumer that does not poll for so long leaves its group. Far above what a batch takes, so a
   * short outage of the store behind it is waited out with the batch in hand; and short enough that
   * one whose own way to the store is broken hands its partitions to one whose way is not. Polling
   * paused partitions meanwhile would keep them with the broken one for ever.
   */
  public static final int POLL_INTERVAL_MS_MAX = 60_000;

  private static final int REQUEST_TIMEOUT_MS = 5_000;
  private static final int LINGER_MS = 2;
  private static final int PRODUCER_WAIT_MS_MAX = 2_000;
  private static final int SESSION_TIMEOUT_MS = 10_000;
  private static final int HEARTBEAT_MS = 3_000;
  private static final int API_TIMEOUT_MS = 10_000;
  private static final int RECONNECT_MS = 50;
  private static final int RECONNECT_MS_MAX = 1_000;
  private static final int METADATA_AGE_MS_MAX = 30_000;

  private KafkaSettings() {}

  /** Every record on all replicas in sync, once and in order per partition. */
  public static Map<String, String> producer(EdgeConfig.Kafka kafka) {
    Map<String, String> all = common(kafka);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    all.put(ProducerConfig.LINGER_MS_CONFIG, text(LINGER_MS));
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, text(DELIVERY_TIMEOUT_MS));
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, text(PRODUCER_WAIT_MS_MAX));
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    return all;
  }

  /** Offsets move only by an explicit commit; a new group begins at the earliest record. */
  public static Map<String, String> consumer(EdgeConfig.Kafka kafka, String group) {
    Map<String, String> all = common(kafka);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, text(POLL_RECORDS_MAX));
    all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, text(POLL_INTERVAL_MS_MAX));
    all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, text(SESSION_TIMEOUT_MS));
    all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, text(HEARTBEAT_MS));
    all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, text(API_TIMEOUT_MS));
    all.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return all;
  }

  /** What every client needs, an admin client too. */
  public static Map<String, String> common(EdgeConfig.Kafka kafka) {
    Map<String, String> all = new HashMap<>();
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, text(REQUEST_TIMEOUT_MS));
    all.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, text(RECONNECT_MS));
    all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, text(RECONNECT_MS_MAX));
    all.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, text(METADATA_AGE_MS_MAX));
    return all;
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}

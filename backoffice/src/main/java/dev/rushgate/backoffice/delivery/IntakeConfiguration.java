package dev.rushgate.backoffice.delivery;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.model.event.Topics;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Listens to what happens to orders, unless there is no data platform: then nothing is read, and
 * whoever sets one up later gets what Kafka still has.
 */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  /** Of all servers together: each event goes to one of them. */
  static final String GROUP = "rushgate.delivery";

  private static final long PAUSE_AFTER_A_FAULT_MS = 1_000;
  private static final int RECORDS_PER_POLL_MAX = 500;

  @Bean
  ConcurrentMessageListenerContainer<String, String> paidOrders(
      BackofficeConfig config, ConsumerFactory<String, String> consumers, Intake intake) {
    var wanted = new ContainerProperties(Topics.ORDERS);
    wanted.setGroupId(GROUP);
    wanted.setMessageListener((BatchMessageListener<String, String>) intake::take);
    wanted.setKafkaConsumerProperties(consumer());
    var container = new ConcurrentMessageListenerContainer<>(consumers, wanted);
    container.setBeanName("paid-orders");
    container.setAutoStartup(config.dataPlatform() != null);
    // The database is away: the batch waits, however long that takes.
    container.setCommonErrorHandler(
        new DefaultErrorHandler(
            new FixedBackOff(PAUSE_AFTER_A_FAULT_MS, FixedBackOff.UNLIMITED_ATTEMPTS)));
    return container;
  }

  private static Properties consumer() {
    var consumer = new Properties();
    consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer.setProperty(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(RECORDS_PER_POLL_MAX));
    return consumer;
  }
}

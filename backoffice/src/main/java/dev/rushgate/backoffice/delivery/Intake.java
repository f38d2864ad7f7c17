package dev.rushgate.backoffice.delivery;

import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPaid;
import dev.rushgate.model.event.UnreadableEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the paid orders out of what Kafka brings; the offset moves on after they are kept. */
@Component
class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** Most events are of other types, and need not be read for that to be seen. */
  private static final String MAYBE_PAID = "\"ORDER_PAID\"";

  private final DeliveryRows rows;
  private final Counter unreadable;

  Intake(DeliveryRows rows, MeterRegistry metrics) {
    this.rows = rows;
    this.unreadable = metrics.counter("rushgate.deliveries.unreadable");
  }

  /** What was taken before is passed over, so that a batch may come again. */
  void take(List<ConsumerRecord<String, @Nullable String>> records) {
    List<DeliveryRows.Taken> paid = records.stream().flatMap(this::paid).toList();
    if (!paid.isEmpty()) {
      rows.take(paid);
    }
  }

  private Stream<DeliveryRows.Taken> paid(ConsumerRecord<String, @Nullable String> record) {
    String json = record.value();
    if (json == null || !json.contains(MAYBE_PAID)) {
      return Stream.empty();
    }
    try {
      return EventJson.readShopEvent(json).stream()
          .filter(OrderPaid.class::isInstance)
          .map(OrderPaid.class::cast)
          .map(event -> new DeliveryRows.Taken(event.orderId(), event.member(), json));
    } catch (UnreadableEvent e) { // it would be no better the next time; the order shows as missing
      unreadable.increment();
      LOG.error(
          "event unreadable topic={} partition={} offset={} cause={}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.toString());
      return Stream.empty();
    }
  }
}

package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Topic;
import dev.rushgate.model.event.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavesIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** More than Kafka takes in one record. */
  private static final String TOO_LARGE = "x".repeat(2 * 1024 * 1024);

  /** Beyond the numbers of all rows that are. */
  private static final long SEQ = Long.MAX_VALUE / 2;

  private static OutboxRows.Row row(int number, String key, String payload) {
    return new OutboxRows.Row(SEQ + number, Topics.ORDERS, key, payload);
  }

  private static List<Long> sent(Duration within, OutboxRows.Row... rows) {
    return Running.bean(Waves.class)
        .send(List.of(rows), System.nanoTime() + within.toNanos())
        .stream()
        .map(seq -> seq - SEQ)
        .toList();
  }

  @Test
  void nothingOvertakesWhatKafkaDidNotTakeAndOtherKeysGoOn() {
    assertThat(
            sent(
                SOON,
                row(1, "wave-a", TOO_LARGE),
                row(2, "wave-a", "2"),
                row(3, "wave-b", "1"),
                row(4, "wave-c", "1")))
        .containsExactlyInAnyOrder(3L, 4L);
    assertThat(Topic.values(Topics.ORDERS, "wave-a")).isEmpty();
    assertThat(Topic.values(Topics.ORDERS, "wave-b")).containsExactly("1");
  }

  @Test
  void unitsThatComeBackToADropWaitForNoOther() {
    var large = new OutboxRows.Row(SEQ + 5, Topics.RELEASES, "wave-f", TOO_LARGE);
    var next = new OutboxRows.Row(SEQ + 6, Topics.RELEASES, "wave-f", "2");
    assertThat(sent(SOON, large, next)).containsExactly(6L);
  }

  @Test
  void eachRecordCarriesItsNumber() {
    assertThat(sent(SOON, row(17, "wave-d", "1"), row(18, "wave-d", "2")))
        .containsExactly(17L, 18L);
    assertThat(Topic.records(Topics.ORDERS))
        .contains(new Topic.Told("wave-d", SEQ + 17, "1"), new Topic.Told("wave-d", SEQ + 18, "2"));
  }

  @Test
  void noWaveBeginsWhenTheTimeIsOver() {
    assertThat(sent(Duration.ZERO, row(19, "wave-e", "1"))).isEmpty();
    assertThat(Topic.values(Topics.ORDERS, "wave-e")).isEmpty();
  }
}

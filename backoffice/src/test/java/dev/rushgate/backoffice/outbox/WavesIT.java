package dev.rushgate.backoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Topic;
import dev.rushgate.model.event.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavesIT {

  /** More than Kafka takes in one record. */
  private static final String TOO_LARGE = "x".repeat(2 * 1024 * 1024);

  private static OutboxRows.Row row(long seq, String key, String payload) {
    return new OutboxRows.Row(seq, Topics.RELEASES, key, payload);
  }

  private static List<Long> sent(List<OutboxRows.Row> rows, Duration within) {
    return Running.bean(Waves.class).send(rows, System.nanoTime() + within.toNanos());
  }

  @Test
  void nothingOvertakesWhatKafkaDidNotTakeAndOtherKeysGoOn() {
    List<OutboxRows.Row> rows =
        List.of(
            row(1, "wave-a", TOO_LARGE),
            row(2, "wave-a", "second"),
            row(3, "wave-b", "first"),
            row(4, "wave-c", "first"));
    assertThat(sent(rows, Duration.ofSeconds(10))).containsExactlyInAnyOrder(3L, 4L);
    assertThat(Topic.values(Topics.RELEASES, "wave-a")).isEmpty();
    assertThat(Topic.values(Topics.RELEASES, "wave-b")).containsExactly("first");
  }

  @Test
  void eachRecordCarriesItsNumber() {
    assertThat(
            sent(List.of(row(17, "wave-d", "1"), row(18, "wave-d", "2")), Duration.ofSeconds(10)))
        .containsExactly(17L, 18L);
    assertThat(Topic.records(Topics.RELEASES))
        .contains(new Topic.Told("wave-d", 17, "1"), new Topic.Told("wave-d", 18, "2"));
  }

  @Test
  void noWaveBeginsWhenTheTimeIsOver() {
    assertThat(sent(List.of(row(19, "wave-e", "1")), Duration.ZERO)).isEmpty();
    assertThat(Topic.values(Topics.RELEASES, "wave-e")).isEmpty();
  }
}

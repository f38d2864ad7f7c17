package dev.rushgate.backoffice.outbox;

import dev.rushgate.backoffice.outbox.OutboxRows.Row;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What is left out of the next selections, so that it stands in nobody's way: keys whose message
 * Kafka did not take, or has not answered for yet, and topics that it says nothing of. A pause
 * grows with each try that fails. All of it may be forgotten, by a restart or for want of room: the
 * lowest number of a key is then tried once more, as ever before those behind it.
 */
@Component
class Held {

  private static final int LINES_MAX = 5_000;
  private static final int UNDER_WAY_MAX = 2_000;
  private static final Duration PAUSE_FIRST = Duration.ofMillis(500);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
  private static final int DOUBLINGS_MAX = 5;

  /** Whose pause has been over for so long was sent by another server. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Pause> topics = new HashMap<>();

  Held(MeterRegistry metrics) {
    Gauge.builder("rushgate.outbox.held", this, Held::size)
        .description("Keys and topics of which Kafka does not take the next message")
        .register(metrics);
  }

  private enum Stand {
    UNDER_WAY,
    /** Acknowledged, and not yet marked as sent. */
    ARRIVED,
    PAUSED
  }

  /** The message of a key that goes before all its others. */
  private record Line(Row row, Stand stand, Pause pause) {

    boolean isOut(long now) {
      return stand != Stand.PAUSED || !pause.isOver(now);
    }
  }

  /**
   * How long something waits, by the clock of this process.
   *
   * @param tries that failed
   * @param asked whether somebody is just finding out
   */
  private record Pause(long untilNanos, int tries, boolean asked) {

    static final Pause NONE = new Pause(0, 0, false);

    Pause longer(long now) {
      long pause = PAUSE_FIRST.toNanos() << Math.min(tries, DOUBLINGS_MAX);
      return new Pause(now + Math.min(pause, PAUSE_MAX.toNanos()), tries + 1, false);
    }

    boolean isOver(long now) {
      return now - untilNanos >= 0;
    }
  }

  /**
   * What is not to be selected; never empty, as no list of a statement may be.
   *
   * @param keys each with its topic before it
   * @param rows of those that are sent in no order
   */
  record Without(List<String> topics, List<Object[]> keys, List<Long> rows) {}

  synchronized Without without() {
    long now = System.nanoTime();
    long old = now - FORGOTTEN_AFTER.toNanos();
    lines.values().removeIf(line -> !line.isOut(old));
    List<String> topicsOut = new ArrayList<>(List.of(""));
    topicsOut.addAll(topics.keySet());
    List<Object[]> keys = new ArrayList<>();
    keys.add(new Object[] {"", ""});
    List<Long> rows = new ArrayList<>(List.of(0L));
    for (Line line : lines.values()) {
      if (line.isOut(now) && line.row().isInOrder()) {
        keys.add(new Object[] {line.row().topic(), line.row().recordKey()});
      } else if (line.isOut(now)) {
        rows.add(line.row().seq());
      }
    }
    return new Without(topicsOut, keys, rows);
  }

  /** Kafka has it, and so nothing holds its key any more. */
  synchronized void forget(Collection<Row> sent) {
    sent.forEach(row -> lines.remove(row.line()));
  }

  synchronized void underWay(Row row) {
    put(new Line(row, Stand.UNDER_WAY, pauseOf(row)));
  }

  synchronized void arrived(Row row) {
    put(new Line(row, Stand.ARRIVED, Pause.NONE));
  }

  synchronized void failed(Row row) {
    put(new Line(row, Stand.PAUSED, pauseOf(row).longer(System.nanoTime())));
  }

  private Pause pauseOf(Row row) {
    Line known = lines.get(row.line());
    return known == null ? Pause.NONE : known.pause();
  }

  /** The one that was touched longest ago makes room. */
  private void put(Line line) {
    lines.remove(line.row().line());
    if (lines.size() >= LINES_MAX) {
      lines.remove(lines.keySet().iterator().next());
    }
    lines.put(line.row().line(), line);
  }

  /** Those that came to Kafka after nobody waited for them any more. */
  synchronized List<Row> arrived() {
    return lines.values().stream()
        .filter(line -> line.stand() == Stand.ARRIVED)
        .map(Line::row)
        .toList();
  }

  /** Whether as much is under way as may be. */
  synchronized boolean isFull() {
    return lines.values().stream().filter(line -> line.stand() == Stand.UNDER_WAY).count()
        >= UNDER_WAY_MAX;
  }

  /** Nothing can be sent to this topic, whatever its key. */
  synchronized void away(String topic) {
    topics.merge(
        topic,
        Pause.NONE.longer(System.nanoTime()),
        (known, first) -> known.longer(System.nanoTime()));
  }

  synchronized void back(String topic) {
    topics.remove(topic);
  }

  /** Topics of which it is time to find out whether they are back; each is given once. */
  synchronized List<String> toAsk() {
    long now = System.nanoTime();
    List<String> due =
        topics.entrySet().stream()
            .filter(topic -> !topic.getValue().asked() && topic.getValue().isOver(now))
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(
        topic ->
            topics.computeIfPresent(
                topic, (name, pause) -> new Pause(pause.untilNanos(), pause.tries(), true)));
    return due;
  }

  private synchronized int size() {
    return lines.size() + topics.size();
  }
}

package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Feels the pulse of drops in Redis. Where Redis is away, its exception says so. */
@Service
public class Pulses {

  /** Younger ones are not worth a look into the database for dead letters among them. */
  private static final long FRESH_MS = 1_000;

  private static final String DEAD_AMONG =
      """
      SELECT live_member FROM admission
      WHERE drop_id = :drop AND live_member IN (:members) AND state = 'DEAD'
      """;

  private final PulseReader queues;
  private final JdbcClient database;

  Pulses(PulseReader queues, JdbcClient database) {
    this.queues = queues;
    this.database = database;
  }

  /** Nothing when Redis does not have the drop. */
  public Optional<Pulse> of(DropId drop) {
    PulseReader.Read read = queues.read(drop);
    return read.isPublished() ? Optional.of(pulse(drop, read)) : Optional.empty();
  }

  /** Redis' clock. */
  public Instant now() {
    return Instant.ofEpochMilli(queues.nowMs());
  }

  private Pulse pulse(DropId drop, PulseReader.Read read) {
    return new Pulse(
        drop,
        Instant.ofEpochMilli(read.nowMs()),
        read.number("epoch"),
        read.armed(),
        read.over(),
        read.waiting(),
        read.number("remaining"),
        read.number("entered"),
        read.number("admitted"),
        read.leased() + read.sentCount(),
        settleLagMs(drop, read));
  }

  private @Nullable Long settleLagMs(DropId drop, PulseReader.Read read) {
    List<PulseReader.Sent> oldest = read.oldest();
    if (oldest.isEmpty()) {
      return 0L;
    }
    long age = read.nowMs() - oldest.getFirst().sinceMs();
    if (age < FRESH_MS) {
      return Math.max(0, age);
    }
    Set<String> dead = dead(drop, oldest.stream().map(PulseReader.Sent::member).toList());
    boolean whole = oldest.size() == read.sentCount();
    return oldest.stream()
        .filter(sent -> !dead.contains(sent.member()))
        .map(sent -> Long.valueOf(Math.max(0, read.nowMs() - sent.sinceMs())))
        .findFirst()
        .orElse(whole ? 0L : null);
  }

  private Set<String> dead(DropId drop, List<String> members) {
    return new HashSet<>(
        database
            .sql(DEAD_AMONG)
            .param("drop", drop.value())
            .param("members", members)
            .query(String.class)
            .list());
  }
}

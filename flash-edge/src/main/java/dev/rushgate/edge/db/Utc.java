package dev.rushgate.edge.db;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as the database keeps them: DATETIME(3) in UTC. */
public final class Utc {

  private Utc() {}

  /** Cut to the millisecond; the database would round, and MariaDB otherwise than MySQL. */
  public static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  public static Instant instant(LocalDateTime column) {
    return column.toInstant(ZoneOffset.UTC);
  }
}

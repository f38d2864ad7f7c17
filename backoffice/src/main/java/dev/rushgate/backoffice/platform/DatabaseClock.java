package dev.rushgate.backoffice.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one clock of the back office, in milliseconds: that of the database. Several servers agree on
 * it, and what is asked after a row was locked is later than all that happened before the lock.
 */
@Component
public class DatabaseClock {

  private static final String NOW = "SELECT UTC_TIMESTAMP(3)";

  private final JdbcClient database;

  DatabaseClock(JdbcClient database) {
    this.database = database;
  }

  public Instant now() {
    return database.sql(NOW).query(LocalDateTime.class).single().toInstant(ZoneOffset.UTC);
  }
}

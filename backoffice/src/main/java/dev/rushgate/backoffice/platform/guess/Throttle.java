package dev.rushgate.backoffice.platform.guess;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down who guesses, on all servers alike. A try is counted before it is made, and taken back
 * when it was right: so many at once are no way round it.
 */
@Service
public class Throttle {

  private static final String ENSURE =
      """
      INSERT INTO guess_count (subject, tries, free_at, last_at)
      VALUES (?, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      ON DUPLICATE KEY UPDATE tries = tries
      """;

  private static final String COUNT =
      "SELECT tries, free_at, last_at FROM guess_count WHERE subject = ? FOR UPDATE";

  private static final String SET =
      "UPDATE guess_count SET tries = ?, free_at = ?, last_at = ? WHERE subject = ?";

  private static final String TAKE_BACK =
      """
      UPDATE guess_count SET tries = tries - 1, free_at = last_at
      WHERE subject = ? AND tries > 0
      """;

  private static final String CLEAR = "DELETE FROM guess_count WHERE subject = ?";

  private final JdbcClient database;
  private final DatabaseClock clock;

  Throttle(JdbcClient database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Count(int tries, Instant freeAt, Instant lastAt) {

    /** Those of long ago are forgotten. */
    int recent(GuessKey key, Instant now) {
      return lastAt.plus(key.kind().forgottenAfter()).isAfter(now) ? tries : 0;
    }
  }

  /**
   * Counts a try, unless one of its subjects has to wait.
   *
   * @return for how long; zero when the try may be made
   */
  @Transactional
  public Duration admit(GuessKey... keys) {
    // In one order everywhere, so that nobody waits for who waits for them.
    List<GuessKey> ordered = Stream.of(keys).sorted().toList();
    ordered.forEach(this::ensure);
    List<Count> counts = ordered.stream().map(this::locked).toList();
    Instant now = clock.now();
    Instant freeAt = counts.stream().map(Count::freeAt).max(Instant::compareTo).orElse(now);
    if (freeAt.isAfter(now)) {
      return Duration.between(now, freeAt);
    }
    for (int i = 0; i < ordered.size(); i++) {
      GuessKey key = ordered.get(i);
      int tries = counts.get(i).recent(key, now) + 1;
      Instant next = now.plus(key.kind().waitAfter(tries));
      database.sql(SET).params(tries, Utc.column(next), Utc.column(now), key.subject()).update();
    }
    return Duration.ZERO;
  }

  /** The try was right: the account is its owner's again, its address has one try less. */
  @Transactional
  public void right(GuessKey... keys) {
    for (GuessKey key : Stream.of(keys).sorted().toList()) {
      database
          .sql(key.kind() == GuessKey.Kind.ACCOUNT ? CLEAR : TAKE_BACK)
          .param(key.subject())
          .update();
    }
  }

  private void ensure(GuessKey key) {
    database.sql(ENSURE).param(key.subject()).update();
  }

  private Count locked(GuessKey key) {
    return database.sql(COUNT).param(key.subject()).query(Throttle::count).single();
  }

  private static Count count(ResultSet row, int rowNumber) throws SQLException {
    return new Count(
        row.getInt("tries"),
        Utc.instant(row.getObject("free_at", LocalDateTime.class)),
        Utc.instant(row.getObject("last_at", LocalDateTime.class)));
  }
}

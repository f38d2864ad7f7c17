package dev.rushgate.backoffice.platform.token;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The list of revocations in memory, so that no request asks the database for it. It judges nothing
 * when the database has not confirmed it for some seconds.
 */
@Component
public class RevokedTokens {

  static final Duration UNCONFIRMED_MAX = Duration.ofSeconds(5);

  private static final int LINES_PER_READ_MAX = 1_000;
  private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

  private static final String HEAD = "SELECT number FROM revocation_head WHERE id = 1";

  private static final String ALIVE =
      """
      SELECT number, kind, subject, before_at, expires_at FROM revocation
      WHERE expires_at IS NULL OR expires_at > UTC_TIMESTAMP(3)
      ORDER BY number
      """;

  private static final String TAIL =
      """
      SELECT number, kind, subject, before_at, expires_at FROM revocation
      WHERE number > ?
      ORDER BY number
      LIMIT ?
      """;

  private final JdbcClient database;
  private final DatabaseClock clock;
  private volatile State state = new State(new RevocationList(0, List.of()), null);
  private long forgotNs = System.nanoTime();

  /**
   * @param confirmedNs when the database was last asked for what is new; null is "not yet"
   */
  private record State(RevocationList list, @Nullable Long confirmedNs) {}

  RevokedTokens(JdbcClient database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a token that is good by itself is worth. */
  public enum Verdict {
    GOOD,
    REVOKED,
    /** Nobody can say: the database does not answer. */
    UNCONFIRMED
  }

  public Verdict judge(String member, @Nullable String sid, @Nullable Instant issuedAt) {
    State now = state;
    if (now.list.voids(member, sid, issuedAt)) {
      return Verdict.REVOKED;
    }
    Long confirmed = now.confirmedNs;
    boolean fresh = confirmed != null && System.nanoTime() - confirmed < UNCONFIRMED_MAX.toNanos();
    return fresh ? Verdict.GOOD : Verdict.UNCONFIRMED;
  }

  /** Reads what is new. Called by one thread. */
  void confirm() {
    long askedNs = System.nanoTime();
    State before = state;
    long head = database.sql(HEAD).query(Long.class).single();
    boolean known = before.confirmedNs != null && head >= before.list.number();
    // A head that went back is that of another database: one restored from a backup.
    RevocationList list = known ? before.list : load(head);
    while (list.number() < head && readOn(list) == LINES_PER_READ_MAX) {}
    state = new State(list, askedNs);
    if (askedNs - forgotNs > FORGET_EVERY.toNanos()) {
      list.forgetExpired(clock.now());
      forgotNs = askedNs;
    }
  }

  private RevocationList load(long head) {
    return new RevocationList(head, database.sql(ALIVE).query(RevokedTokens::line).list());
  }

  private int readOn(RevocationList list) {
    List<Revocation> lines =
        database
            .sql(TAIL)
            .params(list.number(), LINES_PER_READ_MAX)
            .query(RevokedTokens::line)
            .list();
    lines.forEach(list::add);
    return lines.size();
  }

  private static Revocation line(ResultSet row, int rowNumber) throws SQLException {
    return new Revocation(
        row.getLong("number"),
        Revocation.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        Utc.orNull(row.getObject("before_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("expires_at", LocalDateTime.class)));
  }
}

package dev.rushgate.backoffice.platform.token;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.backoffice.platform.token.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Voids access tokens before they expire, as part of the transaction that is the reason. Every call
 * takes the lock that all revocations share and keeps it to the commit, so that numbers become
 * visible in their order: call it last.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Revocations {

  /** A reader's clock may be behind by this much. */
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  /**
   * Whoever keeps the list elsewhere may be away for so long and still hear that a block ended.
   * Such lines are few.
   */
  private static final Duration UNBLOCK_TOLD = Duration.ofDays(30);

  private static final String NEXT = "UPDATE revocation_head SET number = number + 1 WHERE id = 1";

  private static final String HEAD = "SELECT number FROM revocation_head WHERE id = 1";

  private static final String INSERT =
      """
      INSERT INTO revocation (number, kind, subject, before_at, expires_at, created_at)
      VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
      """;

  private static final String EXPIRE = "UPDATE revocation SET expires_at = ? WHERE number = ?";

  private final JdbcClient database;

  Revocations(JdbcClient database) {
    this.database = database;
  }

  /**
   * The tokens of one session.
   *
   * @param newest no token of it was issued later
   */
  public void session(String sid, Instant newest) {
    insert(Kind.SESSION, sid, null, end(newest));
  }

  /** The tokens of a member that were issued at or before that instant. */
  public void member(String member, Instant newest) {
    insert(Kind.MEMBER, member, newest, end(newest));
  }

  /** All tokens of a member, whoever issued them, until {@link #unblock}. Returns its number. */
  public long block(String member) {
    return insert(Kind.BLOCK, member, null, null);
  }

  /**
   * Ends a block. Both lines then end at one time, so that nobody can read the block alone.
   *
   * @param block the number that {@link #block} returned
   */
  public void unblock(String member, long block, Instant now) {
    Instant end = now.plus(UNBLOCK_TOLD);
    insert(Kind.UNBLOCK, member, null, end);
    database.sql(EXPIRE).params(Utc.column(end), block).update();
  }

  private static Instant end(Instant newest) {
    return newest.plus(AccessTokens.LIFE).plus(LEEWAY);
  }

  private long insert(
      Kind kind, String subject, @Nullable Instant before, @Nullable Instant expires) {
    database.sql(NEXT).update();
    long number = database.sql(HEAD).query(Long.class).single();
    database
        .sql(INSERT)
        .param(number)
        .param(kind.name())
        .param(subject)
        .param(columnOrNull(before))
        .param(columnOrNull(expires))
        .update();
    return number;
  }

  private static @Nullable LocalDateTime columnOrNull(@Nullable Instant instant) {
    return instant == null ? null : Utc.column(instant);
  }
}

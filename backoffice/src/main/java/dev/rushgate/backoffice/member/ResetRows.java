package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The links that reset passwords. */
@Repository
class ResetRows {

  static final Duration LIFE = Duration.ofMinutes(30);

  private static final String INSERT =
      """
      INSERT INTO password_reset (hash, member, expires_at)
      VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)
      """;

  private static final String FIND =
      """
      SELECT member FROM password_reset
      WHERE hash = ? AND used_at IS NULL AND expires_at > UTC_TIMESTAMP(3)
      """;

  private static final String USE =
      """
      UPDATE password_reset SET used_at = ?
      WHERE hash = ? AND used_at IS NULL AND expires_at > ?
      """;

  private static final String FORGET = "DELETE FROM password_reset WHERE member = ?";

  private final JdbcClient database;

  ResetRows(JdbcClient database) {
    this.database = database;
  }

  /** The newest link is the only one that counts. */
  @Transactional
  public void insert(OneTimeSecret link, String member) {
    forget(member);
    database.sql(INSERT).params(link.hash(), member, LIFE.toSeconds()).update();
  }

  /** The member whose password the link resets, while it counts. */
  Optional<String> member(OneTimeSecret link) {
    return database.sql(FIND).param(link.hash()).query(String.class).optional();
  }

  /** True once. */
  boolean use(OneTimeSecret link, Instant now) {
    return database.sql(USE).params(Utc.column(now), link.hash(), Utc.column(now)).update() == 1;
  }

  void forget(String member) {
    database.sql(FORGET).param(member).update();
  }
}

package dev.rushgate.backoffice.platform.web;

import dev.rushgate.model.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of calls that are made once. */
@Repository
class OnceRows {

  /** Longer than any such call takes; who is not done by then is dead. */
  private static final int BUSY_S_MAX = 60;

  private static final String BEGIN =
      """
      INSERT INTO idempotency (member, request, digest, busy_until, at)
      VALUES (?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL %d SECOND, UTC_TIMESTAMP(3))
      """
          .formatted(BUSY_S_MAX);

  private static final String LOCK =
      """
      SELECT digest, status, answer, busy_until > UTC_TIMESTAMP(3) AS busy
      FROM idempotency WHERE member = ? AND request = ? FOR UPDATE
      """;

  private static final String GO_ON =
      """
      UPDATE idempotency SET busy_until = UTC_TIMESTAMP(3) + INTERVAL %d SECOND
      WHERE member = ? AND request = ?
      """
          .formatted(BUSY_S_MAX);

  private static final String RELEASE =
      """
      UPDATE idempotency SET busy_until = UTC_TIMESTAMP(3)
      WHERE member = ? AND request = ? AND status IS NULL
      """;

  private static final String FINISH =
      """
      UPDATE idempotency SET status = ?, answer = ?
      WHERE member = ? AND request = ? AND status IS NULL
      """;

  private static final String FORGET =
      "DELETE FROM idempotency WHERE at < UTC_TIMESTAMP(3) - INTERVAL ? DAY LIMIT ?";

  private final JdbcClient database;

  OnceRows(JdbcClient database) {
    this.database = database;
  }

  /** A call as it is known. */
  record Known(String digest, @Nullable Integer status, @Nullable String answer, boolean busy) {

    boolean isOf(String other) {
      return digest.equals(other);
    }
  }

  /** False when it is known already. */
  boolean begin(MemberId member, String request, String digest) {
    try {
      database.sql(BEGIN).params(member.value(), request, digest).update();
      return true;
    } catch (DuplicateKeyException known) {
      return false;
    }
  }

  /** What is known; a call of which nobody is at work any more is the caller's from now on. */
  @Transactional
  public Known take(MemberId member, String request, String digest) {
    Known known = database.sql(LOCK).params(member.value(), request).query(OnceRows::row).single();
    if (known.isOf(digest) && known.status() == null && !known.busy()) {
      database.sql(GO_ON).params(member.value(), request).update();
    }
    return known;
  }

  /** Lets somebody else go on with it. */
  void release(MemberId member, String request) {
    database.sql(RELEASE).params(member.value(), request).update();
  }

  /** False when somebody else finished it before. */
  boolean finish(MemberId member, String request, int status, String answer) {
    return database.sql(FINISH).params(status, answer, member.value(), request).update() == 1;
  }

  int forget(int olderThanDays, int rowsMax) {
    return database.sql(FORGET).params(olderThanDays, rowsMax).update();
  }

  private static Known row(ResultSet row, int number) throws SQLException {
    return new Known(
        row.getString("digest"),
        row.getObject("status", Integer.class),
        row.getString("answer"),
        row.getBoolean("busy"));
  }
}

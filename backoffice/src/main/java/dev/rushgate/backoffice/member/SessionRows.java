package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of sessions and of their refresh tokens. */
@Repository
class SessionRows {

  private static final String INSERT =
      """
      INSERT INTO login_session (sid, member, created_at, expires_at, alive_until)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String INSERT_TOKEN =
      "INSERT INTO refresh_token (hash, sid, issued_at) VALUES (?, ?, ?)";

  private static final String FIND =
      """
      SELECT s.sid, s.member, s.expires_at, s.alive_until, s.ended_at, t.used_at
      FROM refresh_token t JOIN login_session s ON s.sid = t.sid
      WHERE t.hash = ?
      """;

  private static final String USE =
      "UPDATE refresh_token SET used_at = ? WHERE hash = ? AND used_at IS NULL";

  private static final String KEEP_ALIVE = "UPDATE login_session SET alive_until = ? WHERE sid = ?";

  private static final String END =
      """
      UPDATE login_session SET ended_at = ?, end_reason = ?, alive_until = ?
      WHERE ended_at IS NULL AND
      """;

  private static final String END_ONE = END + "sid = ?";
  private static final String END_ALL = END + "member = ?";

  private static final List<String> FORGET_BEGUN =
      List.of(
          "DELETE FROM social_start WHERE member = ?",
          "DELETE FROM login_handover WHERE member = ?");

  private static final String BEYOND =
      """
      SELECT sid FROM login_session WHERE member = ? AND ended_at IS NULL
      ORDER BY sid DESC
      LIMIT ? OFFSET ?
      """;

  private final JdbcClient database;

  SessionRows(JdbcClient database) {
    this.database = database;
  }

  /** Why a session ended before its time. */
  enum End {
    LOGOUT,
    REUSE,
    PASSWORD,
    BLOCK,
    CROWDED
  }

  /** A refresh token and its session. */
  record Held(
      String sid,
      String member,
      Instant expiresAt,
      Instant aliveUntil,
      @Nullable Instant endedAt,
      @Nullable Instant usedAt) {

    boolean isOver(Instant now) {
      return endedAt != null || !now.isBefore(aliveUntil);
    }

    boolean wasUsed() {
      return usedAt != null;
    }
  }

  void insert(String sid, String member, Instant now, Instant expiresAt, Instant aliveUntil) {
    database
        .sql(INSERT)
        .params(sid, member, Utc.column(now), Utc.column(expiresAt), Utc.column(aliveUntil))
        .update();
  }

  void insertToken(OneTimeSecret token, String sid, Instant now) {
    database.sql(INSERT_TOKEN).params(token.hash(), sid, Utc.column(now)).update();
  }

  Optional<Held> find(OneTimeSecret token) {
    return database.sql(FIND).param(token.hash()).query(SessionRows::held).optional();
  }

  void use(OneTimeSecret token, Instant now) {
    if (database.sql(USE).params(Utc.column(now), token.hash()).update() != 1) {
      throw new IllegalStateException("a refresh token was used though its member was locked");
    }
  }

  void keepAlive(String sid, Instant until) {
    database.sql(KEEP_ALIVE).params(Utc.column(until), sid).update();
  }

  /** False when it had ended before. */
  boolean end(String sid, End reason, Instant now) {
    LocalDateTime at = Utc.column(now);
    return database.sql(END_ONE).params(at, reason.name(), at, sid).update() == 1;
  }

  void endAll(String member, End reason, Instant now) {
    LocalDateTime at = Utc.column(now);
    database.sql(END_ALL).params(at, reason.name(), at, member).update();
  }

  /** Logins and links that were begun for the member and would end in a session or a way in. */
  void forgetBegun(String member) {
    FORGET_BEGUN.forEach(delete -> database.sql(delete).param(member).update());
  }

  /** Sessions that are open beside the newest ones, some of them at a time. */
  List<String> openBeyond(String member, int newest, int limit) {
    return database
        .sql(BEYOND)
        .params(member, limit, newest)
        .query((row, rowNumber) -> row.getString("sid"))
        .list();
  }

  private static Held held(ResultSet row, int rowNumber) throws SQLException {
    return new Held(
        row.getString("sid"),
        row.getString("member"),
        Utc.instant(row.getObject("expires_at", LocalDateTime.class)),
        Utc.instant(row.getObject("alive_until", LocalDateTime.class)),
        Utc.orNull(row.getObject("ended_at", LocalDateTime.class)),
        Utc.orNull(row.getObject("used_at", LocalDateTime.class)));
  }
}

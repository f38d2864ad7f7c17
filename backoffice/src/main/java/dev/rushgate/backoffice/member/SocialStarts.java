package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Digest;
import dev.rushgate.backoffice.platform.SocialProvider;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Logins that are under way at a provider: begun on any server, answered on any server, once, and
 * only to the browser that began them.
 */
@Service
@Transactional
public class SocialStarts {

  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final String INSERT =
      """
      INSERT INTO social_start (hash, browser, provider, verifier, nonce, return_to, member,
        expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT verifier, nonce, return_to, member, expires_at FROM social_start
      WHERE hash = ? AND browser = ? AND provider = ? AND expires_at > UTC_TIMESTAMP(3)
      FOR UPDATE
      """;

  private static final String DELETE = "DELETE FROM social_start WHERE hash = ?";

  private final JdbcClient database;
  private final DatabaseClock clock;

  SocialStarts(JdbcClient database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A login under way.
   *
   * @param state comes back with the provider's answer
   * @param verifier shows the provider that who redeems the code is who asked for it
   * @param nonce is found again, hashed, in a token that the provider signs for this login alone
   * @param returnTo the page of the shop that wants to know; null for a program, which is answered
   * @param member whose account the identity is to open; null when somebody logs in
   */
  public record Start(
      String state,
      String verifier,
      String nonce,
      @Nullable String returnTo,
      @Nullable String member,
      Instant begunAt) {

    @Override
    public String toString() {
      return "Start";
    }
  }

  /** The secret for a browser's cookie: the one that it has, when that is one. */
  public String browser(@Nullable String cookie) {
    return OneTimeSecret.parse(cookie).orElseGet(OneTimeSecret::random).text();
  }

  public Start begin(
      SocialProvider provider, String browser, @Nullable String returnTo, @Nullable String member) {
    var start =
        new Start(
            OneTimeSecret.random().text(),
            OneTimeSecret.random().text(),
            OneTimeSecret.random().text(),
            returnTo,
            member,
            clock.now());
    database
        .sql(INSERT)
        .param(Digest.sha256(start.state()))
        .param(Digest.sha256(browser))
        .param(provider.name())
        .param(start.verifier())
        .param(start.nonce())
        .param(returnTo)
        .param(member)
        .param(Utc.column(start.begunAt().plus(LIFE)))
        .update();
    return start;
  }

  /** What was begun with that state in that browser; nothing the second time. */
  public Optional<Start> take(
      SocialProvider provider, @Nullable String state, @Nullable String browser) {
    if (OneTimeSecret.parse(state).isEmpty() || state == null || browser == null) {
      return Optional.empty();
    }
    byte[] hash = Digest.sha256(state);
    Optional<Start> found =
        database
            .sql(FIND)
            .params(hash, Digest.sha256(browser), provider.name())
            .query((row, rowNumber) -> start(state, row))
            .optional();
    found.ifPresent(start -> database.sql(DELETE).param(hash).update());
    return found;
  }

  private static Start start(String state, ResultSet row) throws SQLException {
    return new Start(
        state,
        row.getString("verifier"),
        row.getString("nonce"),
        row.getString("return_to"),
        row.getString("member"),
        Utc.instant(row.getObject("expires_at", LocalDateTime.class)).minus(LIFE));
  }
}

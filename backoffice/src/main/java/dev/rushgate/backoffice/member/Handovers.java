package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that one request leaves for the next one of the same browser, each good for once and for a
 * minute: tokens themselves never stand in an address.
 */
@Service
@Transactional
public class Handovers {

  public static final Duration LIFE = Duration.ofMinutes(1);

  private static final String INSERT =
      """
      INSERT INTO login_handover (hash, kind, member, browser, expires_at)
      VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)
      """;

  private static final String FIND =
      """
      SELECT member FROM login_handover
      WHERE hash = ? AND kind = ? AND browser = ? AND expires_at > UTC_TIMESTAMP(3)
      """;

  private static final String DELETE = "DELETE FROM login_handover WHERE hash = ?";

  private final JdbcClient database;
  private final Accounts accounts;
  private final Sessions sessions;

  Handovers(JdbcClient database, Accounts accounts, Sessions sessions) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /** What a word is good for. */
  private enum Kind {
    LOGIN,
    LINK
  }

  /** A word for which {@link #login} gives tokens of the member. */
  public String toLogin(String member, String browser) {
    return leave(Kind.LOGIN, member, browser);
  }

  /**
   * A word by which a provider's identity joins the member's account. Nothing for a token that was
   * voided a moment ago, when not every server knows of it: a way in would outlive it.
   *
   * @param issuedAt that of the token by which the member asks
   */
  public Optional<String> toLink(String member, @Nullable Instant issuedAt, String browser) {
    boolean voided =
        accounts.lock(member).filter(account -> account.voidsWhatIsOf(issuedAt)).isPresent();
    return voided ? Optional.empty() : Optional.of(leave(Kind.LINK, member, browser));
  }

  public Login login(@Nullable String word, @Nullable String browser) {
    return take(Kind.LOGIN, word, browser).map(sessions::openFor).orElseGet(Login.Failed::new);
  }

  public Optional<String> memberToLink(@Nullable String word, @Nullable String browser) {
    return take(Kind.LINK, word, browser);
  }

  private String leave(Kind kind, String member, String browser) {
    OneTimeSecret word = OneTimeSecret.random();
    database
        .sql(INSERT)
        .params(word.hash(), kind.name(), member, Digest.sha256(browser), LIFE.toSeconds())
        .update();
    return word.text();
  }

  private Optional<String> take(Kind kind, @Nullable String word, @Nullable String browser) {
    OneTimeSecret secret = OneTimeSecret.parse(word).orElse(null);
    if (secret == null || browser == null) {
      return Optional.empty();
    }
    Optional<String> member =
        database
            .sql(FIND)
            .params(secret.hash(), kind.name(), Digest.sha256(browser))
            .query(String.class)
            .optional();
    // The account first, as whoever ends all that a member has begun locks it before the words.
    member.ifPresent(accounts::lock);
    return member.filter(found -> database.sql(DELETE).param(secret.hash()).update() == 1);
  }
}

package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.member.SessionRows.End;
import dev.rushgate.backoffice.member.SessionRows.Held;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.token.AccessTokens;
import dev.rushgate.backoffice.platform.token.Revocations;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What logins open. A session is a family of refresh tokens, each of which works once; its access
 * tokens carry its id. Everything here happens with the member's account row locked.
 */
@Service
@Transactional
public class Sessions {

  static final Duration LIFE_MAX = Duration.ofDays(30);
  static final Duration IDLE_MAX = Duration.ofDays(7);

  /** A further login ends the oldest. */
  static final int OPEN_MAX = 20;

  private static final int ENDED_AT_ONCE_MAX = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Accounts accounts;
  private final SessionRows rows;
  private final AccessTokens tokens;
  private final Revocations revocations;
  private final Ids ids;
  private final DatabaseClock clock;

  Sessions(
      Accounts accounts,
      SessionRows rows,
      AccessTokens tokens,
      Revocations revocations,
      Ids ids,
      DatabaseClock clock) {
    this.accounts = accounts;
    this.rows = rows;
    this.tokens = tokens;
    this.revocations = revocations;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of a refresh. */
  public sealed interface Refresh {

    record Done(TokenPair tokens) implements Refresh {}

    /** The token opens nothing: unknown, too old, of an ended session, or used before. */
    record Refused() implements Refresh {}

    /** Another request used the token while this one was under way; the session goes on. */
    record Raced() implements Refresh {}
  }

  /** Opens a session when the password that was compared is still the account's. */
  Login open(Account compared) {
    Account account = accounts.lock(compared.details().id()).orElse(null);
    if (account == null || !account.hasStill(compared.passwordHash())) {
      return new Login.Failed();
    }
    return account.isBlocked() ? new Login.Blocked() : new Login.Done(opened(account, clock.now()));
  }

  /** Opens a session for who was recognised by other means than a password. */
  public Login openFor(String member) {
    Account account = accounts.lock(member).orElse(null);
    if (account == null) {
      return new Login.Failed();
    }
    return account.isBlocked() ? new Login.Blocked() : new Login.Done(opened(account, clock.now()));
  }

  /**
   * A used token that comes again was copied: the whole family ends. Not so for one that was unused
   * when this request began; it gets nothing either, and nothing is lost by two tabs of one
   * browser.
   */
  public Refresh refresh(String token) {
    OneTimeSecret secret = OneTimeSecret.parse(token).orElse(null);
    Held before = secret == null ? null : rows.find(secret).orElse(null);
    Account account = before == null ? null : accounts.lock(before.member()).orElse(null);
    Held held = secret == null || account == null ? null : rows.find(secret).orElse(null);
    if (secret == null || before == null || account == null || held == null) {
      return new Refresh.Refused();
    }
    Instant now = clock.now();
    if (held.isOver(now) || account.isBlocked()) {
      return new Refresh.Refused();
    }
    if (!held.wasUsed()) {
      rows.use(secret, now);
      rows.keepAlive(held.sid(), earlier(now.plus(IDLE_MAX), held.expiresAt()));
      return new Refresh.Done(pair(account, held.sid(), now));
    }
    if (!before.wasUsed()) {
      return new Refresh.Raced();
    }
    LOG.warn("refresh token came again member={} session={}", account.details().id(), held.sid());
    end(account, held.sid(), End.REUSE, now);
    return new Refresh.Refused();
  }

  /** Ends the session of the refresh token if it is that member's. */
  public void logout(MemberId member, String token) {
    OneTimeSecret secret = OneTimeSecret.parse(token).orElse(null);
    Held held = secret == null ? null : rows.find(secret).orElse(null);
    if (held == null || !held.member().equals(member.value())) {
      return;
    }
    accounts
        .lock(held.member())
        .ifPresent(account -> end(account, held.sid(), End.LOGOUT, clock.now()));
  }

  /** A session for who is known by other means than a login. */
  @Transactional(propagation = Propagation.MANDATORY)
  TokenPair opened(Account locked, Instant now) {
    String member = locked.details().id();
    String sid = ids.text();
    Instant expiresAt = now.plus(LIFE_MAX);
    rows.insert(sid, member, now, expiresAt, earlier(now.plus(IDLE_MAX), expiresAt));
    TokenPair pair = pair(locked, sid, now);
    for (String oldest : rows.openBeyond(member, OPEN_MAX, ENDED_AT_ONCE_MAX)) {
      end(locked, oldest, End.CROWDED, now);
    }
    return pair;
  }

  /**
   * Ends all sessions and what was begun towards one, and voids all tokens; returns the account as
   * it is then.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Account endAll(Account locked, End reason, Instant now) {
    Instant newest = locked.newest(now);
    rows.endAll(locked.details().id(), reason, now);
    rows.forgetBegun(locked.details().id());
    accounts.voidUntil(locked, newest);
    revocations.member(locked.details().id(), newest);
    return new Account(locked.details(), locked.passwordHash(), locked.role(), newest);
  }

  private void end(Account locked, String sid, End reason, Instant now) {
    if (rows.end(sid, reason, now)) {
      revocations.session(sid, locked.newest(now));
    }
  }

  private TokenPair pair(Account locked, String sid, Instant now) {
    OneTimeSecret refresh = OneTimeSecret.random();
    rows.insertToken(refresh, sid, now);
    String access = tokens.issue(locked.id(), sid, locked.role(), locked.issueAt(now));
    return new TokenPair(access, refresh.text(), AccessTokens.LIFE.toSeconds());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

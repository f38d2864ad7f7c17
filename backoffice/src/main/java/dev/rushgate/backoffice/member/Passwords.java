package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.member.SessionRows.End;
import dev.rushgate.backoffice.platform.DatabaseClock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives accounts another password; whoever was logged in by the old one is so no more. */
@Service
@Transactional
class Passwords {

  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

  private final Accounts accounts;
  private final Sessions sessions;
  private final ResetRows resets;
  private final SocialIdentities identities;
  private final DatabaseClock clock;

  Passwords(
      Accounts accounts,
      Sessions sessions,
      ResetRows resets,
      SocialIdentities identities,
      DatabaseClock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.resets = resets;
    this.identities = identities;
    this.clock = clock;
  }

  /** A new session, or nothing when the password that was compared is the account's no more. */
  Optional<TokenPair> replace(Account compared, String hash) {
    Account account = accounts.lock(compared.details().id()).orElseThrow();
    if (account.isBlocked() || !account.hasStill(compared.passwordHash())) {
      return Optional.empty();
    }
    Instant now = clock.now();
    return Optional.of(sessions.opened(become(account, hash, now), now));
  }

  /**
   * False when the link was used, replaced by a newer one, or is too old. Until now the account may
   * have been of somebody who only typed the address: whom they linked opens it no more.
   */
  boolean reset(OneTimeSecret link, String member, String hash) {
    Account account = accounts.lock(member).orElseThrow();
    Instant now = clock.now();
    if (account.isBlocked() || !resets.use(link, now)) {
      return false;
    }
    if (!accounts.isEmailProven(account)) {
      identities.deleteAll(member);
    }
    become(account, hash, now);
    accounts.proveEmail(account, now);
    return true;
  }

  private Account become(Account locked, String hash, Instant now) {
    accounts.setPassword(locked, hash);
    resets.forget(locked.details().id());
    LOG.info("password changed member={}", locked.details().id());
    return sessions.endAll(locked, End.PASSWORD, now);
  }
}

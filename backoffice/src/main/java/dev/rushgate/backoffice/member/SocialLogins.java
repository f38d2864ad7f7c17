package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.member.SessionRows.End;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Ids;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds, links or makes the account of somebody whom a provider recognised. An address opens an
 * account that is there only when the provider vouches for it.
 */
@Service
public class SocialLogins {

  private static final Logger LOG = LoggerFactory.getLogger(SocialLogins.class);

  private final Accounts accounts;
  private final SocialIdentities identities;
  private final Sessions sessions;
  private final ResetRows resets;
  private final Ids ids;
  private final DatabaseClock clock;
  private final TransactionTemplate transaction;

  SocialLogins(
      Accounts accounts,
      SocialIdentities identities,
      Sessions sessions,
      ResetRows resets,
      Ids ids,
      DatabaseClock clock,
      PlatformTransactionManager transactions) {
    this.accounts = accounts;
    this.identities = identities;
    this.sessions = sessions;
    this.resets = resets;
    this.ids = ids;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** What became of a login. */
  public sealed interface Found {

    record Member(String id) implements Found {}

    record Blocked() implements Found {}

    /** The account of that address is linked to somebody else at the same provider. */
    record LinkedOtherwise() implements Found {}
  }

  /** Whose account it is from now on. */
  public Found find(SocialProfile profile) {
    try {
      return inTransaction(profile);
    } catch (DuplicateKeyException meanwhile) { // another request made or linked the account
      return inTransaction(profile);
    }
  }

  private Found inTransaction(SocialProfile profile) {
    return Objects.requireNonNull(transaction.execute(begun -> found(profile)));
  }

  private Found found(SocialProfile profile) {
    Optional<Account> known = identities.owner(profile).flatMap(accounts::lock);
    if (known.isPresent()) {
      return open(known.get());
    }
    Optional<Account> ofAddress =
        profile
            .email()
            .flatMap(accounts::byEmail)
            .flatMap(read -> accounts.lock(read.id().value()));
    return ofAddress.map(account -> join(account, profile)).orElseGet(() -> make(profile));
  }

  private static Found open(Account account) {
    return account.isBlocked() ? new Found.Blocked() : new Found.Member(account.details().id());
  }

  private Found join(Account account, SocialProfile profile) {
    String member = account.details().id();
    if (account.isBlocked()) {
      return new Found.Blocked();
    }
    Instant now = clock.now();
    if (!accounts.isEmailProven(account)) {
      shutOutWhoMadeIt(account, now);
    } else if (identities.has(member, profile.provider())) {
      return new Found.LinkedOtherwise();
    }
    accounts.proveEmail(account, now);
    identities.insert(profile, member, now);
    LOG.info("identity linked member={} provider={}", member, profile.provider());
    return new Found.Member(member);
  }

  /**
   * Whoever signed up with the address may not be who reads its mail, and may only have waited for
   * its reader to come. The account is the reader's, by no password that somebody else knows and
   * through no provider that knows somebody else.
   */
  private void shutOutWhoMadeIt(Account account, Instant now) {
    accounts.forgetPassword(account);
    identities.deleteAll(account.details().id());
    resets.forget(account.details().id());
    sessions.endAll(account, End.PASSWORD, now);
    LOG.info("ways in by an unproven address dropped member={}", account.details().id());
  }

  private Found make(SocialProfile profile) {
    String member = ids.text();
    Email email = profile.email().orElse(null);
    if (!accounts.insertFromProvider(member, email, profile.name())) {
      throw new DuplicateKeyException("the address got an account meanwhile");
    }
    identities.insert(profile, member, clock.now());
    LOG.info("signed up member={} provider={}", member, profile.provider());
    return new Found.Member(member);
  }
}

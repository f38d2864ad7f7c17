package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.member.SessionRows.End;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.token.Revocations;
import dev.rushgate.model.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with members. */
@Service
public class Members {

  private static final Logger LOG = LoggerFactory.getLogger(Members.class);

  private final Accounts accounts;
  private final MemberSearch search;
  private final Sessions sessions;
  private final Revocations revocations;
  private final AuditLog audit;
  private final DatabaseClock clock;

  Members(
      Accounts accounts,
      MemberSearch search,
      Sessions sessions,
      Revocations revocations,
      AuditLog audit,
      DatabaseClock clock) {
    this.accounts = accounts;
    this.search = search;
    this.sessions = sessions;
    this.revocations = revocations;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of what an operator wanted of a member. */
  public sealed interface Change {

    /** As wanted, now or before. */
    record Done(MemberDetails member) implements Change {}

    record Unknown() implements Change {}
  }

  /**
   * In the order of the page, by {@code id}, {@code email} or {@code name}.
   *
   * @param keyword an id, or what an e-mail or a name begins with
   */
  @Transactional(readOnly = true)
  public Page<MemberDetails> list(
      @Nullable String keyword, @Nullable MemberState state, Pageable page) {
    return search.find(keyword, state, page);
  }

  @Transactional(readOnly = true)
  public Optional<MemberDetails> find(MemberId member) {
    return accounts.byId(member.value()).map(Account::details);
  }

  /** Ends all that the member is logged in to, and lets nobody log in until {@link #unblock}. */
  @Transactional
  public Change block(MemberId member, String reason) {
    return locked(
        member,
        account -> {
          if (!account.isBlocked()) {
            Instant now = clock.now();
            sessions.endAll(account, End.BLOCK, now);
            accounts.block(account, reason, revocations.block(member.value()), now);
            writeDown("blocked", account, reason);
            LOG.info("member blocked member={} reason={}", member, plain(reason));
          }
          return done(member);
        });
  }

  @Transactional
  public Change unblock(MemberId member, String reason) {
    return locked(
        member,
        account -> {
          if (account.isBlocked()) {
            Instant now = clock.now();
            revocations.unblock(member.value(), accounts.blockNumber(account), now);
            accounts.unblock(account, now);
            writeDown("unblocked", account, reason);
            LOG.info("member unblocked member={} reason={}", member, plain(reason));
          }
          return done(member);
        });
  }

  private Change locked(MemberId member, Function<Account, Change> change) {
    return accounts.lock(member.value()).map(change).orElseGet(Change.Unknown::new);
  }

  private void writeDown(String action, Account before, String reason) {
    MemberDetails after = accounts.byId(before.details().id()).orElseThrow().details();
    audit.changed(Subject.member(after.id()), action, before.details(), after, reason);
  }

  private Change done(MemberId member) {
    return new Change.Done(accounts.byId(member.value()).orElseThrow().details());
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}

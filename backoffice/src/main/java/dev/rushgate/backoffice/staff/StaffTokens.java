package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.token.AccessTokens;
import dev.rushgate.backoffice.platform.token.Revocations;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens of the admin API for somebody on the staff, as long as a look around takes. They carry the
 * role that their holder has, and count no longer once that changes or the sessions end.
 */
@Service
@Transactional
public class StaffTokens {

  public static final Duration LIFE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(StaffTokens.class);

  private final StaffRepository staff;
  private final AccessTokens tokens;
  private final Revocations revocations;
  private final DatabaseClock clock;
  private final AuditLog audit;

  StaffTokens(
      StaffRepository staff,
      AccessTokens tokens,
      Revocations revocations,
      DatabaseClock clock,
      AuditLog audit) {
    this.staff = staff;
    this.tokens = tokens;
    this.revocations = revocations;
    this.clock = clock;
    this.audit = audit;
  }

  /** A token, which belongs into no log. */
  public record Issued(String token, Instant expiresAt) {

    @Override
    public String toString() {
      return "Issued[expiresAt=" + expiresAt + "]";
    }
  }

  /** What the audit log keeps of one. */
  record Noted(Instant expiresAt) {}

  /**
   * With the row locked, so that no change of role or password falls between a look and a token.
   *
   * @param era that of the session which asks; nothing when it has ended meanwhile
   */
  public Optional<Issued> issue(long id, int era) {
    return staff
        .lock(id)
        .filter(member -> member.isActive() && member.account().era() == era)
        .map(this::issued);
  }

  private Issued issued(StaffMember member) {
    StaffAccount account = member.account();
    Instant from = member.tokenFrom(clock.now());
    Instant expires = from.plus(LIFE);
    String token =
        tokens.issue(
            new MemberId(Actor.nameOf(account.id())),
            UUID.randomUUID().toString(),
            account.role().inTokens(),
            new AccessTokens.Life(from, expires));
    audit.changed(Subject.staff(account.id()), "token-issued", null, new Noted(expires));
    LOG.info("admin token issued staff={} expires={}", account.id(), expires);
    return new Issued(token, expires);
  }

  /** Those that somebody has, in whichever browser they took them. */
  public void end(long id) {
    endAll(staff.lock(id).orElseThrow(), clock.now());
  }

  /** Call it last, as {@link Revocations} says. */
  @Transactional(propagation = Propagation.MANDATORY)
  void endAll(StaffMember locked, Instant now) {
    revocations.member(Actor.nameOf(locked.account().id()), locked.voidTokens(now));
  }
}

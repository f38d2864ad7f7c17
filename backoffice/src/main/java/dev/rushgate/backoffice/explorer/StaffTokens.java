package dev.rushgate.backoffice.explorer;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Actors;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.token.AccessTokens;
import dev.rushgate.model.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens of the admin API for the staff member who asks, and for as long as a look around takes.
 */
@Service
public class StaffTokens {

  public static final Duration LIFE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(StaffTokens.class);
  private static final String ADMIN = "ADMIN";

  private final AccessTokens tokens;
  private final Actors actors;
  private final DatabaseClock clock;
  private final AuditLog audit;

  StaffTokens(AccessTokens tokens, Actors actors, DatabaseClock clock, AuditLog audit) {
    this.tokens = tokens;
    this.actors = actors;
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

  /** Calls made with it are those of {@code staff-<id>} in the audit log. */
  @Transactional
  public Issued issue() {
    Actor staff = actors.current();
    if (staff.kind() != Actor.Kind.STAFF) {
      throw new IllegalStateException("only somebody in a session gets a token");
    }
    Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
    Instant expires = now.plus(LIFE);
    var subject = new MemberId("staff-" + staff.id());
    String token =
        tokens.issue(
            subject, UUID.randomUUID().toString(), ADMIN, new AccessTokens.Life(now, expires));
    audit.changed(
        Subject.staff(Long.parseLong(staff.id())), "token-issued", null, new Noted(expires));
    LOG.info("admin token issued staff={} expires={}", staff.id(), expires);
    return new Issued(token, expires);
  }
}

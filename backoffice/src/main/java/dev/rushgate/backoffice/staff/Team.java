package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.Actors;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What owners do with the staff. Whatever narrows somebody's rights ends their sessions, and the
 * tokens that they took, at once.
 */
@Service
@Transactional
public class Team {

  private static final Logger LOG = LoggerFactory.getLogger(Team.class);
  private static final int NAME_MAX = 100;

  private final StaffRepository staff;
  private final Hashing hashing;
  private final StaffTokens tokens;
  private final AuditLog audit;
  private final Actors actors;
  private final Ids ids;
  private final DatabaseClock clock;
  private final TransactionTemplate transaction;

  Team(
      StaffRepository staff,
      Hashing hashing,
      StaffTokens tokens,
      AuditLog audit,
      Actors actors,
      Ids ids,
      DatabaseClock clock,
      PlatformTransactionManager transactions) {
    this.staff = staff;
    this.hashing = hashing;
    this.tokens = tokens;
    this.audit = audit;
    this.actors = actors;
    this.ids = ids;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Somebody who is to join. */
  public record Invitation(
      @Nullable String email, @Nullable String name, @Nullable StaffRole role) {}

  /** What became of a change. */
  public sealed interface Change {

    record Done(StaffDetails staff) implements Change {}

    /** The password is told here and nowhere else, and counts for {@code 72} hours. */
    record Shown(StaffDetails staff, String oneTimePassword) implements Change {

      @Override
      public String toString() {
        return "Shown";
      }
    }

    record Unknown() implements Change {}

    record EmailTaken() implements Change {}

    /** Nobody takes rights from themselves: another owner has to. */
    record Oneself() implements Change {}

    record LastOwner() implements Change {}
  }

  /** In the order of the page; by a part of a name or an address. */
  @Transactional(readOnly = true)
  public Page<StaffDetails> search(String text, Pageable page) {
    String pattern = text.isBlank() ? null : "%" + text.strip().replaceAll("[!%_]", "!$0") + "%";
    return staff.search(pattern, page).map(StaffMember::details);
  }

  @Transactional(readOnly = true)
  public Optional<StaffDetails> find(long id) {
    return staff.findById(id).map(StaffMember::details);
  }

  /**
   * Refuses what breaks a rule with {@code InvalidInput}. The transaction is its own, as one that
   * met a mail twice cannot go on.
   */
  @Transactional(propagation = Propagation.NEVER)
  public Change invite(Invitation invitation) {
    var inspection = new Inspection();
    Email email = Email.of(invitation.email());
    String name = invitation.name() == null ? "" : invitation.name().strip();
    StaffRole role = invitation.role();
    email.inspect(inspection);
    inspection.text(name, "name", NAME_MAX);
    inspection.require(name.chars().noneMatch(Character::isISOControl), "name", "is plain text");
    inspection.given(role, "role");
    inspection.end();
    String password = OneTimePassword.random();
    var invited = new NewStaff(email.value(), name, password, Objects.requireNonNull(role), null);
    String hash = hashing.hash(Password.of(password), Effort.STAFF);
    try {
      return Objects.requireNonNull(transaction.execute(begun -> invited(invited, hash)));
    } catch (DataIntegrityViolationException taken) { // somebody else invited them meanwhile
      return new Change.EmailTaken();
    }
  }

  private Change invited(NewStaff invited, String hash) {
    if (staff.existsByEmail(invited.email())) {
      return new Change.EmailTaken();
    }
    Instant now = clock.now();
    var member = new StaffMember(ids.next(), invited, hash, now);
    member.setUpAnew(hash, now.plus(OneTimePassword.LIFE), now);
    StaffDetails made = staff.saveAndFlush(member).details();
    audit.changed(Subject.staff(made.id()), "created", null, made);
    LOG.info("staff invited staff={} role={}", made.id(), made.role());
    return new Change.Shown(made, invited.password());
  }

  public Change changeRole(long id, StaffRole role) {
    return change(id, role != StaffRole.OWNER, "changed", null, (m, now) -> m.become(role, now));
  }

  public Change block(long id, String reason) {
    return change(id, true, "blocked", reason, StaffMember::block);
  }

  public Change unblock(long id, String reason) {
    return change(id, false, "unblocked", reason, StaffMember::unblock);
  }

  /** Password and second device count no more; who gets the one-time password sets up others. */
  public Change reset(long id) {
    String password = OneTimePassword.random();
    String hash = hashing.hash(Password.of(password), Effort.STAFF);
    Change change =
        change(
            id,
            false,
            "reset",
            null,
            (member, now) -> member.setUpAnew(hash, now.plus(OneTimePassword.LIFE), now));
    return change instanceof Change.Done done ? new Change.Shown(done.staff(), password) : change;
  }

  /** The owners first: who counts them has to be the only one who changes them. */
  private Change change(
      long id,
      boolean narrows,
      String action,
      @Nullable String reason,
      BiConsumer<StaffMember, Instant> act) {
    List<StaffMember> owners = staff.lockOwners();
    StaffMember member = staff.lock(id).orElse(null);
    if (member == null) {
      return new Change.Unknown();
    }
    if (actors.current().isStaff(id)) {
      return new Change.Oneself();
    }
    if (narrows && owners.size() == 1 && owners.getFirst().account().id() == id) {
      return new Change.LastOwner();
    }
    StaffDetails before = member.details();
    int era = member.account().era();
    Instant now = clock.now();
    act.accept(member, now);
    StaffDetails after = staff.saveAndFlush(member).details();
    if (!after.equals(before)) {
      audit.changed(Subject.staff(id), action, before, after, reason);
      LOG.info("staff {} staff={} role={} state={}", action, id, after.role(), after.state());
    }
    if (member.account().era() != era) {
      tokens.endAll(member, now);
    }
    return new Change.Done(after);
  }
}

package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.audit.AuditLog;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.DatabaseClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short transactions of {@link OwnAccess}; no hash is computed while a row is locked. */
@Service
@Transactional
class OwnChanges {

  private static final Logger LOG = LoggerFactory.getLogger(OwnChanges.class);
  private static final int SECRET_BYTES = 20; // as long as the hash that makes codes
  private static final SecureRandom RANDOM = new SecureRandom();

  private final StaffRepository staff;
  private final AuditLog audit;
  private final StaffTokens tokens;
  private final DatabaseClock clock;
  private final Totp totp = new Totp();

  OwnChanges(StaffRepository staff, AuditLog audit, StaffTokens tokens, DatabaseClock clock) {
    this.staff = staff;
    this.audit = audit;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<StaffDetails> find(long id) {
    return staff.findById(id).map(StaffMember::details);
  }

  public StaffAccount password(long id, String hash) {
    StaffMember member = staff.lock(id).orElseThrow();
    Instant now = clock.now();
    member.choosePassword(hash, now);
    audit.changed(Subject.staff(id), "password", null, null);
    tokens.endAll(member, now);
    LOG.info("staff password changed staff={}", id);
    return member.account();
  }

  public StaffAccount beginDevice(long id) {
    StaffMember member = staff.lock(id).orElseThrow();
    member.awaitDevice(newSecret());
    return member.account();
  }

  public Enrolment newDevice(long id) {
    StaffMember member = staff.lock(id).orElseThrow();
    String secret = member.totpPending() == null ? newSecret() : member.totpPending();
    member.awaitDevice(secret);
    return new Enrolment(member.details().email(), secret);
  }

  @Transactional(readOnly = true)
  public Optional<Enrolment> pendingDevice(long id) {
    StaffMember member = staff.findById(id).orElseThrow();
    return Optional.ofNullable(member.totpPending())
        .map(secret -> new Enrolment(member.details().email(), secret));
  }

  public Optional<StaffAccount> confirmDevice(long id, String code) {
    StaffMember member = staff.lock(id).orElseThrow();
    if (!takeDevice(member, code)) {
      return Optional.empty();
    }
    tokens.endAll(member, clock.now());
    return Optional.of(member.account());
  }

  /** All or nothing: a wrong code leaves the password that was shown. */
  public Optional<StaffAccount> setUp(long id, String hash, @Nullable String code) {
    StaffMember member = staff.lock(id).orElseThrow();
    if (code != null && !takeDevice(member, code)) {
      return Optional.empty();
    }
    Instant now = clock.now();
    member.choosePassword(hash, now);
    audit.changed(Subject.staff(id), "password", null, null);
    tokens.endAll(member, now);
    LOG.info("staff set up staff={} device={}", id, code != null);
    return Optional.of(member.account());
  }

  private boolean takeDevice(StaffMember member, String code) {
    String secret = member.totpPending();
    Instant now = clock.now();
    OptionalLong step =
        secret == null ? OptionalLong.empty() : totp.stepOf(code.replace(" ", ""), secret, now);
    if (secret == null || step.isEmpty()) {
      return false;
    }
    StaffDetails before = member.details();
    member.takeDevice(secret, step.getAsLong(), now);
    audit.changed(Subject.staff(before.id()), "device", before, member.details());
    LOG.info("staff device taken staff={}", before.id());
    return true;
  }

  private static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Base32().encodeAsString(secret);
  }
}

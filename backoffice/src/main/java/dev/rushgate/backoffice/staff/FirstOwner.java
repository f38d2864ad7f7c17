package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.DatabaseClock;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.StaffSettings;
import dev.rushgate.backoffice.platform.password.Hashing;
import dev.rushgate.backoffice.platform.password.Hashing.Effort;
import dev.rushgate.backoffice.platform.password.Password;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Makes the owner that the configuration names, before the first request, unless there is an owner.
 * What the configuration says later changes nobody.
 */
@Component
class FirstOwner implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOwner.class);

  private final StaffRepository staff;
  private final Hashing hashing;
  private final Ids ids;
  private final DatabaseClock clock;
  private final StaffSettings settings;

  FirstOwner(
      StaffRepository staff,
      Hashing hashing,
      Ids ids,
      DatabaseClock clock,
      BackofficeConfig config) {
    this.staff = staff;
    this.hashing = hashing;
    this.ids = ids;
    this.clock = clock;
    this.settings = config.staff();
  }

  @Override
  public void afterSingletonsInstantiated() {
    StaffSettings.Owner owner = settings.owner();
    if (owner == null || staff.existsByRole(StaffRole.OWNER)) {
      return;
    }
    var first =
        new NewStaff(owner.email(), "Owner", owner.password(), StaffRole.OWNER, owner.totpSecret());
    try {
      long id = ids.next();
      String hash = hashing.hash(Password.of(first.password()), Effort.STAFF);
      staff.saveAndFlush(new StaffMember(id, first, hash, clock.now()));
      LOG.info("first owner made staff={}", id);
    } catch (DataIntegrityViolationException e) { // a server that started at once made it
      LOG.info("first owner was made by another server");
    }
  }
}

package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.StaffRole;
import java.util.Optional;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Somebody on the staff who has passed every step.
 *
 * @param era sessions of an earlier one have ended
 */
public record SignedIn(long id, String staffName, StaffRole role, int era)
    implements AuthenticatedPrincipal, KnownStaff {

  /** As the log names them. */
  @Override
  public String getName() {
    return Actor.nameOf(id);
  }

  public boolean may(String method, String path) {
    return Access.mayDo(role, method, path);
  }

  /** Who sent the request that this thread serves. */
  static Optional<SignedIn> current() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller != null && caller.getPrincipal() instanceof SignedIn staff
        ? Optional.of(staff)
        : Optional.empty();
  }
}

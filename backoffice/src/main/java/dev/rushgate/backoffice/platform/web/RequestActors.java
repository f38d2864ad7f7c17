package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Actors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Knows the actor by the session or token of the request. */
@Component
class RequestActors implements Actors {

  private static final String SYSTEM = "system";

  @Override
  public Actor current() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    String request = RequestId.current();
    if (caller == null || caller instanceof AnonymousAuthenticationToken) {
      return new Actor(Actor.Kind.SYSTEM, SYSTEM, SYSTEM, request);
    }
    return caller.getPrincipal() instanceof KnownStaff staff
        ? new Actor(Actor.Kind.STAFF, Long.toString(staff.id()), staff.staffName(), request)
        : new Actor(Actor.Kind.API, caller.getName(), caller.getName(), request);
  }
}

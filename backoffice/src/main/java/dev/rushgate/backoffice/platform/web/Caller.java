package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who sent the request that this thread serves, and for what, as the log names both. */
final class Caller {

  private static final String NOBODY = "nobody";

  private Caller() {}

  /** A member's id, or that of somebody on the staff. */
  static String name() {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller != null && caller.getPrincipal() instanceof KnownStaff staff) {
      return Actor.nameOf(staff.id());
    }
    return caller instanceof JwtAuthenticationToken token ? token.getName() : NOBODY;
  }

  /** The end of a line about a request that failed. */
  static String of(HttpServletRequest request, int status) {
    return "reference=%s status=%d method=%s path=%s user=%s"
        .formatted(
            RequestId.current(), status, request.getMethod(), request.getRequestURI(), name());
  }
}

package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.web.Pages;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the rest of a request who sends it. Made by {@link StaffSecurity}, not a bean. */
class StaffFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(StaffFilter.class);

  private final StaffSessions sessions;

  StaffFilter(StaffSessions sessions) {
    this.sessions = sessions;
  }

  /** The page of failures stands in the same frame. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      identify(request);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("session not read cause={}", e.toString());
      if (request.getDispatcherType() != DispatcherType.ERROR) {
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return;
      }
      // The page of failures is shown to nobody in particular.
    }
    chain.doFilter(request, response);
  }

  private void identify(HttpServletRequest request) {
    Authentication caller = sessions.caller(request).orElse(null);
    if (caller != null) {
      SecurityContextHolder.setContext(new SecurityContextImpl(caller));
    } else if (request.getRequestedSessionId() != null) {
      request.setAttribute(Pages.SESSION_ENDED, true);
    }
  }
}

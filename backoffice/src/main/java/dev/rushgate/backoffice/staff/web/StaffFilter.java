package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.web.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
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

  private static final String STORE_AWAY = StaffFilter.class.getName() + ".storeAway";

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
    if (request.getAttribute(STORE_AWAY) != null) {
      chain.doFilter(new WithoutSession(request), response);
      return;
    }
    try {
      identify(request);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("session not read cause={}", e.toString());
      request.setAttribute(STORE_AWAY, true);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
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

  /** For the page that tells of it: the store is not asked, and waited for, again. */
  private static final class WithoutSession extends HttpServletRequestWrapper {

    WithoutSession(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
      return null;
    }
  }
}

package dev.rushgate.backoffice.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names every request in its answer and in the log; a caller's own name is kept when plain. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestId extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";
  private static final String IN_LOG = "requestId";
  private static final String UNNAMED = "none";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The name of the request that this thread serves. */
  static String current() {
    String id = MDC.get(IN_LOG);
    return id == null ? UNNAMED : id;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = name(request.getHeader(HEADER));
    response.setHeader(HEADER, id);
    MDC.put(IN_LOG, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(IN_LOG);
    }
  }

  private static String name(@Nullable String wished) {
    return wished != null && PLAIN.matcher(wished).matches()
        ? wished
        : UUID.randomUUID().toString();
  }
}

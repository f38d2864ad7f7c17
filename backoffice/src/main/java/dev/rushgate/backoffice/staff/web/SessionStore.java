package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.web.Pages;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions stand in the database: every server knows them, and they outlive each. */
@Configuration(proxyBeanMethods = false)
@Profile("admin")
@EnableJdbcHttpSession
class SessionStore {

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> endedWhenIdle(BackofficeConfig config) {
    var mysql = new MySqlJdbcIndexedSessionRepositoryCustomizer();
    return sessions -> {
      mysql.customize(sessions);
      sessions.setDefaultMaxInactiveInterval(config.staff().idle());
    };
  }

  /** What cannot be the id of a session is none, and the database is not asked for it. */
  private static final class SessionCookie extends DefaultCookieSerializer {

    private static final Predicate<String> ID = Pattern.compile("[0-9a-f-]{36}").asMatchPredicate();

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
      return super.readCookieValues(request).stream().filter(ID).toList();
    }
  }

  /** Never sent along from another site, never read by a script, never without TLS when with it. */
  @Bean
  CookieSerializer cookieOfTheSession() {
    var cookie = new SessionCookie();
    cookie.setCookieName("RUSHGATE_STAFF");
    cookie.setCookiePath(Pages.ROOT);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Strict");
    return cookie;
  }

  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<?>> sessionsOfPages(
      SessionRepositoryFilter<?> filter) {
    var pages = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
    pages.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    pages.addUrlPatterns(Pages.ROOT, Pages.ROOT + "/*", "/error");
    pages.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return pages;
  }
}

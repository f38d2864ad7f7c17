package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.web.Access;
import dev.rushgate.backoffice.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Pages of staff: a session by cookie, forms that cannot be forged, and nothing from elsewhere. */
@Configuration(proxyBeanMethods = false)
@Profile("admin")
class StaffSecurity {

  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain pages(HttpSecurity http, StaffSessions sessions, CsrfTokenRepository forms) {
    return http.securityMatcher(Pages::isPage)
        .authorizeHttpRequests(paths -> paths.anyRequest().access(Access::decide))
        .addFilterBefore(new StaffFilter(sessions), AnonymousAuthenticationFilter.class)
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint((request, response, no) -> signIn(request, response))
                    .accessDeniedHandler((request, response, no) -> refuse(request, response)))
        .csrf(csrf -> csrf.csrfTokenRepository(forms))
        // StaffSessions keeps what a session knows; the framework neither reads nor changes it.
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  /** In a cookie, so that whoever only looks at the form of the sign-in costs no session. */
  @Bean
  CsrfTokenRepository forms() {
    var forms = new CookieCsrfTokenRepository();
    forms.setCookieName("RUSHGATE_FORM");
    forms.setCookiePath(Pages.ROOT);
    forms.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
    return forms;
  }

  private static void signIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean ended = request.getAttribute(Pages.SESSION_ENDED) != null;
    if (!request.getMethod().equals("GET")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String next = URLEncoder.encode(Pages.addressOf(request), StandardCharsets.UTF_8);
    response.sendRedirect(Pages.LOGIN + "?next=" + next + (ended ? "&ended" : ""));
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var caller = SecurityContextHolder.getContext().getAuthentication();
    if (StaffSessions.halfOf(caller) != null && request.getMethod().equals("GET")) {
      response.sendRedirect(Pages.LOGIN + "/code");
    } else if (StaffSessions.settingUpOf(caller) != null && request.getMethod().equals("GET")) {
      response.sendRedirect(SetupPage.PATH);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}

package dev.rushgate.backoffice.platform.web;

import static dev.rushgate.backoffice.platform.StaffRole.OPERATOR;
import static dev.rushgate.backoffice.platform.StaffRole.OWNER;
import static dev.rushgate.backoffice.platform.StaffRole.READ_ONLY;
import static dev.rushgate.backoffice.platform.StaffRole.SUPPORT;

import dev.rushgate.backoffice.platform.StaffRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may do what, for every page and every call: the first rule that a request meets decides, and
 * what meets none is refused. Pages go by the role of a session, calls by that of a token: {@link
 * CallAccess}.
 */
public final class Access {

  /** What a session has after the password and before the code. */
  public static final String HALF_SIGNED_IN = "STEP_PASSWORD";

  /** What a session has whose account still takes a password of its owner's choice. */
  public static final String SETTING_UP = "STEP_SETUP";

  /** The role of tokens that may call the admin API. */
  static final String API_ADMIN = "ROLE_ADMIN";

  /** The role of tokens that accounts get. */
  static final String API_SHOPPER = "ROLE_SHOPPER";

  private static final List<Rule> OTHERS =
      List.of(
          anybody("/health/live"),
          anybody("/health/ready"),
          nobody("/health/**"),
          anybody("/metrics"),
          anybody("/openapi.json"),
          anybody("/openapi.json.yaml"),
          anybody("/error"),
          anybody("/assets/**"),
          anybody("/images/**"),
          // What CallAccess does not name is told to be missing, to programs alone.
          new Rule(Set.of(), pattern("/api/v1/admin/**"), Set.of(API_ADMIN)),
          new Rule(Set.of(), pattern("/api/v1/auth/password"), Set.of(API_SHOPPER)),
          new Rule(Set.of(), pattern("/api/v1/auth/social/**"), Set.of(API_SHOPPER)),
          anybody("/api/v1/auth/**"),
          anybody("/oauth2/authorization/{provider}"),
          anybody("/login/oauth2/code/{provider}"),
          anybody("/reset-password"),
          new Rule(Set.of(), pattern("/api/v1/wallet/**"), Set.of(API_SHOPPER)),
          new Rule(Set.of("POST"), pattern("/api/v1/payments/webhook"), Set.of()),
          reading("/admin/payments"),
          reading("/admin/payments/{id}"),
          writing("/admin/payments/{id}/refunds/{refund}/retry"),
          reading("/admin/members/{id}/wallet"),
          writing("/admin/members/{id}/wallet/adjust"),
          writing("/admin/orders/{id}/{act:refund|cancel|mark-paid}"),
          new Rule(Set.of(), pattern("/api/v1/orders/**"), Set.of(API_SHOPPER)),
          new Rule(Set.of(), pattern("/api/v1/coupons"), Set.of(API_SHOPPER)),
          new Rule(Set.of(), pattern("/api/v1/cart/**"), Set.of(API_SHOPPER)),
          anybody("/admin/login"),
          anybody("/admin/look"),
          new Rule(Set.of(), pattern("/admin/login/code"), Set.of(HALF_SIGNED_IN)),
          staff(Set.of("POST"), "/admin/logout", StaffRole.values()),
          reading("/admin"),
          reading("/admin/members"),
          reading("/admin/members/{id}"),
          caring("/admin/members/{id}/block"),
          caring("/admin/members/{id}/unblock"),
          reading("/admin/audit"),
          staff(Set.of("GET"), "/admin/audit/export", OWNER, OPERATOR, READ_ONLY),
          new Rule(Set.of(), pattern("/admin/setup"), Set.of(SETTING_UP)),
          staff(Set.of("GET", "POST"), "/admin/me", StaffRole.values()),
          staff(Set.of("GET", "POST"), "/admin/me/device", StaffRole.values()),
          staff(Set.of("POST"), "/admin/me/device/start", StaffRole.values()),
          owning("/admin/staff"),
          owning("/admin/staff/new"),
          owning("/admin/staff/{id}"),
          owning("/admin/staff/{id}/role"),
          owning("/admin/staff/{id}/block"),
          owning("/admin/staff/{id}/unblock"),
          owning("/admin/staff/{id}/reset"),
          reading("/admin/search"),
          reading("/admin/api"),
          writing("/admin/api/token"),
          reading("/admin/orders"),
          reading("/admin/orders/{id}"),
          reading("/admin/deliveries"),
          reading("/admin/deliveries/{id}"),
          staff(Set.of("POST"), "/admin/deliveries/replay", OWNER, OPERATOR),
          staff(Set.of("POST"), "/admin/deliveries/{id}/replay", OWNER, OPERATOR),
          writing("/admin/deals/new"),
          reading("/admin/deals"),
          reading("/admin/deals/timeline"),
          reading("/admin/deals/{id}"),
          reading("/admin/deals/{id}/edit"),
          writing("/admin/deals"),
          writing("/admin/deals/{id}/edit"),
          writing("/admin/deals/{id}/cancel"),
          writing("/admin/coupons/new"),
          reading("/admin/coupons"),
          reading("/admin/coupons/timeline"),
          reading("/admin/coupons/{id}"),
          reading("/admin/coupons/{id}/edit"),
          writing("/admin/coupons"),
          writing("/admin/coupons/{id}/edit"),
          writing("/admin/coupons/{id}/cancel"),
          writing("/admin/products/new"),
          reading("/admin/products/export"),
          writing("/admin/products/import"),
          writing("/admin/products/imports/{id}"),
          writing("/admin/products/imports/{id}/confirm"),
          writing("/admin/products/imports/{id}/discard"),
          writing("/admin/products/{id}/stock"),
          writing("/admin/products/{id}/archive"),
          writing("/admin/products/{id}/restore"),
          writing("/admin/products/{id}/image"),
          writing("/admin/products/{id}/image/remove"),
          reading("/admin/products"),
          reading("/admin/products/{id}"),
          writing("/admin/products"),
          writing("/admin/products/{id}"),
          reading("/admin/live"),
          reading("/admin/live/time"),
          reading("/admin/drops/{id}"),
          reading("/admin/drops/{id}/samples"),
          reading("/admin/drops/{id}/entries"),
          reading("/admin/drops/{id}/entries.csv"),
          writing("/admin/drops/{id}/{act:rate|message|silence|pause|resume|close|rebuild}"));

  private static final List<Rule> RULES =
      Stream.concat(CallAccess.RULES.stream(), OTHERS.stream()).toList();

  private Access() {}

  /**
   * One line of the table.
   *
   * @param methods those that it is about; none is all
   * @param allowed authorities, any of which is enough; none is everybody
   */
  public record Rule(Set<String> methods, PathPattern path, Set<String> allowed) {

    public boolean allows(Set<String> authorities) {
      return allowed.isEmpty() || authorities.stream().anyMatch(allowed::contains);
    }

    boolean isAbout(String method, PathContainer of) {
      String plain = method.equals("HEAD") ? "GET" : method;
      return (methods.isEmpty() || methods.contains(plain)) && path.matches(of);
    }
  }

  /** The rule for a request; none means refused. */
  public static Optional<Rule> of(String method, String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return RULES.stream().filter(rule -> rule.isAbout(method, parsed)).findFirst();
  }

  public static String authority(StaffRole role) {
    return "STAFF_" + role;
  }

  /** The same for calls, by a token. */
  public static String authorityOfToken(StaffRole role) {
    return CallAccess.authority(role);
  }

  /** Whether a page should offer what the request does. */
  static boolean mayDo(StaffRole role, String method, String path) {
    return of(method, path).filter(rule -> rule.allows(Set.of(authority(role)))).isPresent();
  }

  /** The decision, in the words of the framework. */
  public static AuthorizationDecision decide(
      Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
    var request = context.getRequest();
    return new AuthorizationDecision(
        of(request.getMethod(), request.getRequestURI())
            .filter(rule -> rule.allowed().isEmpty() || rule.allows(authorities(caller.get())))
            .isPresent());
  }

  private static Set<String> authorities(Authentication caller) {
    return caller.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  private static Rule anybody(String path) {
    return new Rule(Set.of(), pattern(path), Set.of());
  }

  /** What a library serves and nobody needs. */
  private static Rule nobody(String path) {
    return new Rule(Set.of(), pattern(path), Set.of("NOBODY"));
  }

  private static Rule reading(String path) {
    return staff(Set.of("GET"), path, StaffRole.values());
  }

  private static Rule writing(String path) {
    return staff(Set.of("GET", "POST"), path, OWNER, OPERATOR);
  }

  /** What whoever talks with shoppers has to be able to do at once. */
  private static Rule caring(String path) {
    return staff(Set.of("POST"), path, OWNER, OPERATOR, SUPPORT);
  }

  private static Rule owning(String path) {
    return staff(Set.of("GET", "POST"), path, OWNER);
  }

  private static Rule staff(Set<String> methods, String path, StaffRole... roles) {
    Set<String> allowed =
        Arrays.stream(roles).map(Access::authority).collect(Collectors.toUnmodifiableSet());
    return new Rule(methods, pattern(path), allowed);
  }

  private static PathPattern pattern(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }
}

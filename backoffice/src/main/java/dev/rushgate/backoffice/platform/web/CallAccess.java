package dev.rushgate.backoffice.platform.web;

import static dev.rushgate.backoffice.platform.StaffRole.OPERATOR;
import static dev.rushgate.backoffice.platform.StaffRole.OWNER;
import static dev.rushgate.backoffice.platform.StaffRole.READ_ONLY;
import static dev.rushgate.backoffice.platform.StaffRole.SUPPORT;

import dev.rushgate.backoffice.platform.StaffRole;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The calls of the admin API in the table of {@link Access}: a token of somebody on the staff may
 * do what the pages let its role do, and no more; a program that holds the secret may do all.
 */
final class CallAccess {

  static final List<Access.Rule> RULES =
      List.of(
          call("GET", "/products/imports", OWNER, OPERATOR),
          call("GET", "/products/imports/{id}", OWNER, OPERATOR),
          reading("/products"),
          reading("/products/{id}"),
          reading("/products/export"),
          reading("/products/{id}/stock-changes"),
          writing("POST", "/products"),
          writing("PATCH", "/products/{id}"),
          writing("POST", "/products/imports"),
          writing("POST", "/products/imports/{id}/{act:confirm|discard}"),
          writing("POST", "/products/{id}/{act:stock|archive|restore|image}"),
          writing("DELETE", "/products/{id}/image"),
          reading("/drops"),
          reading("/drops/{id}"),
          reading("/drops/{id}/{view:ledger|samples|entries|dead-letters}"),
          writing("POST", "/drops"),
          writing("PATCH", "/drops/{id}"),
          writing("POST", "/drops/{id}/{act:pause|resume|close|cancel|rebuild}"),
          writing("PUT", "/drops/{id}/{what:rate|message}"),
          writing("DELETE", "/drops/{id}/message"),
          writing("POST", "/drops/{id}/dead-letters/{name}/{act:replay|give-up}"),
          reading("/orders"),
          reading("/orders/{id}"),
          reading("/orders/{id}/timeline"),
          writing("POST", "/orders/{id}/{act:refund|cancel|mark-paid}"),
          reading("/payments"),
          reading("/payments/{id}"),
          reading("/payments/{id}/gateway"),
          writing("POST", "/payments/{id}/refunds/{refund}/retry"),
          reading("/deliveries"),
          reading("/deliveries/report"),
          reading("/deliveries/{id}"),
          writing("POST", "/deliveries/replay"),
          writing("POST", "/deliveries/{id}/replay"),
          reading("/members"),
          reading("/members/{id}"),
          reading("/members/{id}/wallet"),
          reading("/members/{id}/wallet/history"),
          writing("POST", "/members/{id}/wallet/adjustments"),
          call("POST", "/members/{id}/{act:block|unblock}", OWNER, OPERATOR, SUPPORT),
          reading("/audit"),
          call("GET", "/audit/export", OWNER, OPERATOR, READ_ONLY),
          call("GET", "/staff", OWNER),
          call("POST", "/staff", OWNER),
          call("GET", "/staff/{id}", OWNER),
          call("POST", "/staff/{id}/{act:role|block|unblock|reset}", OWNER));

  private CallAccess() {}

  /** What a token of somebody in the role may do. */
  static String authority(StaffRole role) {
    return "ROLE_" + role.inTokens();
  }

  private static Access.Rule reading(String path) {
    return call("GET", path, StaffRole.values());
  }

  private static Access.Rule writing(String method, String path) {
    return call(method, path, OWNER, OPERATOR);
  }

  private static Access.Rule call(String method, String path, StaffRole... roles) {
    var allowed = new HashSet<String>();
    allowed.add(Access.API_ADMIN);
    Arrays.stream(roles).map(CallAccess::authority).forEach(allowed::add);
    return new Access.Rule(
        Set.of(method),
        PathPatternParser.defaultInstance.parse("/api/v1/admin" + path),
        Set.copyOf(allowed));
  }
}

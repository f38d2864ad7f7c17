package dev.rushgate.backoffice.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.web.Access;
import dev.rushgate.backoffice.testkit.Routes;
import dev.rushgate.backoffice.testkit.Running;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import tools.jackson.databind.JsonNode;

/** What a page can do, the API can: each form of the pages, and the call that does the same. */
class ParityIT {

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("/admin/products", "POST /api/v1/admin/products"),
          Map.entry("/admin/products/{id}", "PATCH /api/v1/admin/products/{id}"),
          Map.entry("/admin/products/{id}/stock", "POST /api/v1/admin/products/{id}/stock"),
          Map.entry("/admin/products/{id}/archive", "POST /api/v1/admin/products/{id}/archive"),
          Map.entry("/admin/products/{id}/restore", "POST /api/v1/admin/products/{id}/restore"),
          Map.entry("/admin/products/{id}/image", "POST /api/v1/admin/products/{id}/image"),
          Map.entry(
              "/admin/products/{id}/image/remove", "DELETE /api/v1/admin/products/{id}/image"),
          Map.entry("/admin/products/import", "POST /api/v1/admin/products/imports"),
          Map.entry(
              "/admin/products/imports/{id}/confirm",
              "POST /api/v1/admin/products/imports/{id}/confirm"),
          Map.entry(
              "/admin/products/imports/{id}/discard",
              "POST /api/v1/admin/products/imports/{id}/discard"),
          Map.entry("/admin/deals", "POST /api/v1/admin/drops"),
          Map.entry("/admin/deals/{id}/edit", "PATCH /api/v1/admin/drops/{id}"),
          Map.entry("/admin/deals/{id}/cancel", "POST /api/v1/admin/drops/{id}/cancel"),
          Map.entry("/admin/coupons", "POST /api/v1/admin/drops"),
          Map.entry("/admin/coupons/{id}/edit", "PATCH /api/v1/admin/drops/{id}"),
          Map.entry("/admin/coupons/{id}/cancel", "POST /api/v1/admin/drops/{id}/cancel"),
          Map.entry("/admin/drops/{id}/rate", "PUT /api/v1/admin/drops/{id}/rate"),
          Map.entry("/admin/drops/{id}/message", "PUT /api/v1/admin/drops/{id}/message"),
          Map.entry("/admin/drops/{id}/silence", "DELETE /api/v1/admin/drops/{id}/message"),
          Map.entry("/admin/drops/{id}/pause", "POST /api/v1/admin/drops/{id}/pause"),
          Map.entry("/admin/drops/{id}/resume", "POST /api/v1/admin/drops/{id}/resume"),
          Map.entry("/admin/drops/{id}/close", "POST /api/v1/admin/drops/{id}/close"),
          Map.entry("/admin/drops/{id}/rebuild", "POST /api/v1/admin/drops/{id}/rebuild"),
          Map.entry("/admin/deliveries/replay", "POST /api/v1/admin/deliveries/replay"),
          Map.entry("/admin/deliveries/{id}/replay", "POST /api/v1/admin/deliveries/{id}/replay"),
          Map.entry("/admin/members/{id}/block", "POST /api/v1/admin/members/{id}/block"),
          Map.entry("/admin/members/{id}/unblock", "POST /api/v1/admin/members/{id}/unblock"),
          Map.entry(
              "/admin/payments/{id}/refunds/{refund}/retry",
              "POST /api/v1/admin/payments/{id}/refunds/{refund}/retry"),
          Map.entry(
              "/admin/members/{id}/wallet/adjust",
              "POST /api/v1/admin/members/{id}/wallet/adjustments"),
          Map.entry("/admin/orders/{id}/refund", "POST /api/v1/admin/orders/{id}/refund"),
          Map.entry("/admin/orders/{id}/cancel", "POST /api/v1/admin/orders/{id}/cancel"),
          Map.entry("/admin/orders/{id}/mark-paid", "POST /api/v1/admin/orders/{id}/mark-paid"),
          Map.entry("/admin/staff", "POST /api/v1/admin/staff"),
          Map.entry("/admin/staff/{id}/role", "POST /api/v1/admin/staff/{id}/role"),
          Map.entry("/admin/staff/{id}/block", "POST /api/v1/admin/staff/{id}/block"),
          Map.entry("/admin/staff/{id}/unblock", "POST /api/v1/admin/staff/{id}/unblock"),
          Map.entry("/admin/staff/{id}/reset", "POST /api/v1/admin/staff/{id}/reset"));

  /** Forms that a program has no use for, and why. */
  private static final Map<String, String> ONLY_PAGES =
      Map.of(
          "/admin/me", "changes one's own password; a program has none",
          "/admin/me/device", "changes one's own device",
          "/admin/me/device/start", "the same",
          "/admin/setup", "is the first step of somebody new",
          "/admin/login", "begins a session; a program has a token",
          "/admin/login/code", "the same",
          "/admin/logout", "ends it",
          "/admin/look", "keeps the language and colours of a browser",
          "/admin/api/token", "gives the token that calls are made with");

  @Test
  void whatAPageCanDoTheApiCan() {
    var told = new HashSet<>(SAME.keySet());
    told.addAll(ONLY_PAGES.keySet());
    assertThat(Routes.of(RequestMethod.POST, "/admin")).isEqualTo(told);
  }

  @Test
  void whoMayUseThePageMayMakeTheCallAndNobodyElse() {
    SAME.forEach(
        (page, call) -> {
          String[] parts = call.split(" ", 2);
          Access.Rule ofPage = rule("POST", page);
          Access.Rule ofCall = rule(parts[0], parts[1]);
          for (StaffRole role : StaffRole.values()) {
            assertThat(ofCall.allows(Set.of(Access.authorityOfToken(role))))
                .as(role + " " + call)
                .isEqualTo(ofPage.allows(Set.of(Access.authority(role))));
          }
        });
  }

  private static Access.Rule rule(String method, String pattern) {
    return Access.of(method, pattern.replaceAll("\\{[^}]*}", "1")).orElseThrow();
  }

  @Test
  void whatTheTableNamesStandsInTheContract() {
    JsonNode paths = Running.api().as(null).get("/openapi.json").json().path("paths");
    SAME.values().stream()
        .map(call -> call.split(" ", 2))
        .forEach(
            call ->
                assertThat(paths.path(call[1]).has(call[0].toLowerCase(Locale.ROOT)))
                    .as(String.join(" ", call))
                    .isTrue());
  }
}

package dev.rushgate.backoffice.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Routes;
import dev.rushgate.backoffice.testkit.Running;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import tools.jackson.databind.JsonNode;

/** What a page can do, the API can: each form of the pages, and the call that does the same. */
class ParityIT {

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("/admin/products", "POST /api/v1/admin/products"),
          Map.entry("/admin/products/{id}", "PATCH /api/v1/admin/products/{id}"));

  /** Forms that a program has no use for, and why. */
  private static final Map<String, String> ONLY_PAGES =
      Map.of(
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

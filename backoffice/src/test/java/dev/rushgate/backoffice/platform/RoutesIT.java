package dev.rushgate.backoffice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.platform.web.Access;
import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Walks every route that the application has registered. */
class RoutesIT {

  private static final List<String> ADMIN = List.of("/admin", "/api/v1/admin");
  private static final String LAST = "/admin/logout"; // whoever calls it has to sign in again

  /** A route, as a request that reaches it. */
  private record Route(String method, String path) implements Comparable<Route> {

    @Override
    public int compareTo(Route other) {
      return (path.equals(LAST) + path + method)
          .compareTo(other.path.equals(LAST) + other.path + other.method);
    }
  }

  private static Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> registered() {
    return Running.beans(RequestMappingInfoHandlerMapping.class).stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream());
  }

  private static Stream<Route> routesOf(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    Set<RequestMethod> tried =
        methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
    return info.getPatternValues().stream()
        .map(pattern -> pattern.replaceAll("\\{[^}]*}", "1"))
        .flatMap(path -> tried.stream().map(method -> new Route(method.name(), path)));
  }

  private static Set<Route> routes() {
    var routes = new TreeSet<Route>();
    registered().flatMap(entry -> routesOf(entry.getKey())).forEach(routes::add);
    return routes;
  }

  private static Set<Route> pages() {
    var pages = new TreeSet<Route>();
    routes().stream().filter(route -> route.path().startsWith("/admin")).forEach(pages::add);
    return pages;
  }

  /** An owner may all, so a call that owners may not make stands in no line of the table. */
  private static boolean mayCall(StaffRole role, Route call) {
    return Access.of(call.method(), call.path())
        .orElseThrow()
        .allows(Set.of(Access.authorityOfToken(role)));
  }

  private static Set<Route> calls() {
    return routes().stream()
        .filter(route -> route.path().startsWith("/api/v1/admin"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCallOfTheAdminApiIsCoveredByARuleOfItsOwn() {
    assertThat(calls()).hasSizeGreaterThan(50).allMatch(call -> mayCall(StaffRole.OWNER, call));
    assertThat(mayCall(StaffRole.OWNER, new Route("GET", "/api/v1/admin/nothing"))).isFalse();
    for (Route call : calls()) {
      boolean reads = call.method().equals("GET");
      boolean people = call.path().startsWith("/api/v1/admin/staff");
      boolean care = call.path().matches("/api/v1/admin/members/1/(un)?block");
      assertThat(mayCall(StaffRole.OPERATOR, call)).as(call.toString()).isEqualTo(!people);
      assertThat(mayCall(StaffRole.SUPPORT, call) && !reads).as(call.toString()).isEqualTo(care);
      assertThat(mayCall(StaffRole.READ_ONLY, call) && !reads).as(call.toString()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void everyTokenOfTheStaffMayCallWhatTheTableSaysAndNothingElse(StaffRole role) {
    Api api = Running.api().as(Tokens.staff(1, role));
    for (Route call : calls()) {
      int status = api.send(call.method(), call.path(), "{}", "application/json").status();
      String what = role + " " + call + " " + status;
      assertThat(status == 403).as(what).isEqualTo(!mayCall(role, call));
      assertThat(status).as(what).isLessThan(500).isNotEqualTo(401);
    }
    assertThat(api.get("/api/v1/admin/nothing").status()).isEqualTo(403);
  }

  @Test
  void everyRouteIsCoveredByARule() {
    assertThat(routes()).hasSizeGreaterThan(30);
    assertThat(routes())
        .allSatisfy(route -> assertThat(Access.of(route.method(), route.path())).isPresent());
    assertThat(Access.of("GET", "/admin/nothing")).isEmpty();
    assertThat(Access.of("DELETE", "/admin/products")).isEmpty();
  }

  @Test
  void everyRouteOfTheAdminSurfaceIsGoneWithIt() {
    registered()
        .filter(
            entry ->
                entry.getKey().getPatternValues().stream()
                    .anyMatch(path -> ADMIN.stream().anyMatch(path::startsWith)))
        .forEach(
            entry -> {
              Profile profile =
                  AnnotatedElementUtils.findMergedAnnotation(
                      entry.getValue().getBeanType(), Profile.class);
              assertThat(profile).as(entry.getValue().toString()).isNotNull();
              assertThat(profile.value()).containsExactly("admin");
            });
  }

  @ParameterizedTest
  @EnumSource(StaffRole.class)
  void everyRoleMayDoWhatTheTableSaysAndNothingElse(StaffRole role) {
    Browser browser = Running.browser().signIn(Running.staff().with(role));
    for (Route route : pages()) {
      boolean allowed =
          Access.of(route.method(), route.path())
              .orElseThrow()
              .allows(Set.of(Access.authority(role)));
      int status = tried(browser, route).status();
      assertThat(status == 403).as(role + " " + route + " " + status).isEqualTo(!allowed);
      assertThat(status).as(route.toString()).isLessThan(500);
    }
  }

  @Test
  void whoHasNotSignedInSeesOnlyTheWayIn() {
    for (Route route : pages()) {
      Browser nobody = Running.browser();
      nobody.get("/admin/login");
      boolean open = Access.of(route.method(), route.path()).orElseThrow().allowed().isEmpty();
      Browser.Page page = tried(nobody, route);
      if (!open && route.method().equals("GET")) {
        assertThat(page.location()).as(route.toString()).startsWith("/admin/login?next=");
      } else if (!open) {
        assertThat(page.status()).as(route.toString()).isEqualTo(401);
      }
    }
  }

  @Test
  void aSessionOpensNoCallOfTheApi() {
    Browser owner = Running.browser().signIn(Running.staff().with(StaffRole.OWNER));
    String cookie = "RUSHGATE_STAFF=" + owner.cookie("RUSHGATE_STAFF").orElseThrow();
    var api = Running.api().as(null);
    assertThat(
            api.send(api.request("/api/v1/admin/products").header("Cookie", cookie).GET()).status())
        .isEqualTo(401);
  }

  private static Browser.Page tried(Browser browser, Route route) {
    return route.method().equals("GET")
        ? browser.get(route.path())
        : browser.post(route.path(), Map.of());
  }
}

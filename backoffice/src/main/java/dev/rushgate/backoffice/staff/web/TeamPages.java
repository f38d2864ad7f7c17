package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Listing;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.PathId;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.backoffice.platform.web.SortBy;
import dev.rushgate.backoffice.staff.OwnAccess;
import dev.rushgate.backoffice.staff.StaffDetails;
import dev.rushgate.backoffice.staff.Team;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The staff, for owners. */
@AdminPage
@RequestMapping(TeamPages.PATH)
class TeamPages {

  static final String PATH = "/admin/staff";
  static final SortBy COLUMNS =
      new SortBy(Map.of("name", "name", "email", "email", "role", "role", "created", "id"));

  private static final Team.Invitation BLANK = new Team.Invitation("", "", StaffRole.SUPPORT);

  private final Team team;
  private final OwnAccess access;

  TeamPages(Team team, OwnAccess access) {
    this.team = team;
    this.access = access;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "name") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var found = team.search(q, new PageQuery(page, size).sortedBy(COLUMNS.of(sort)));
    var list = Listing.of(found, Function.identity(), PATH, Map.of("q", q.strip()), sort);
    return new ModelAndView("staff/list", "list", list);
  }

  @GetMapping("/new")
  ModelAndView ask() {
    return form(BLANK, List.of());
  }

  @PostMapping
  ModelAndView invite(
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable StaffRole role) {
    var invitation = new Team.Invitation(email, name, role);
    try {
      return switch (team.invite(invitation)) {
        case Team.Change.Shown shown -> shown(shown);
        case Team.Change.EmailTaken no ->
            withStatus(HttpStatus.CONFLICT, form(invitation, List.of("taken")));
        case Team.Change other -> throw new IllegalStateException("not of an invitation " + other);
      };
    } catch (InvalidInput invalid) {
      return withStatus(HttpStatus.UNPROCESSABLE_CONTENT, form(invitation, fieldsOf(invalid)));
    }
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable String id) {
    return detail(idOf(id), "");
  }

  @PostMapping("/{id}/role")
  ModelAndView role(
      @PathVariable String id, @RequestParam StaffRole role, RedirectAttributes told) {
    return done(idOf(id), "changed", told, () -> team.changeRole(idOf(id), role));
  }

  @PostMapping("/{id}/block")
  ModelAndView block(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes told) {
    return done(idOf(id), "blocked", told, () -> team.block(idOf(id), Why.given(reason)));
  }

  @PostMapping("/{id}/unblock")
  ModelAndView unblock(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes told) {
    return done(idOf(id), "unblocked", told, () -> team.unblock(idOf(id), Why.given(reason)));
  }

  @PostMapping("/{id}/reset")
  ModelAndView reset(@PathVariable String id, RedirectAttributes told) {
    return done(idOf(id), "reset", told, () -> team.reset(idOf(id)));
  }

  private ModelAndView done(
      long id, String what, RedirectAttributes told, Supplier<Team.Change> act) {
    try {
      return switch (act.get()) {
        case Team.Change.Done done -> {
          told.addFlashAttribute("done", what);
          yield new ModelAndView("redirect:" + PATH + "/" + id);
        }
        case Team.Change.Shown shown -> shown(shown);
        case Team.Change.Unknown no -> throw unknown();
        case Team.Change.Oneself no -> withStatus(HttpStatus.CONFLICT, detail(id, "oneself"));
        case Team.Change.LastOwner no -> withStatus(HttpStatus.CONFLICT, detail(id, "lastOwner"));
        case Team.Change.EmailTaken no -> throw new IllegalStateException("nobody is invited");
      };
    } catch (InvalidInput invalid) {
      return withStatus(HttpStatus.UNPROCESSABLE_CONTENT, detail(id, "reason"));
    }
  }

  /** Not by a redirect: what is shown once is kept nowhere in between. */
  private static ModelAndView shown(Team.Change.Shown shown) {
    return new ModelAndView(
        "staff/shown", Map.of("person", shown.staff(), "password", shown.oneTimePassword()));
  }

  private static ModelAndView form(Team.Invitation invitation, List<String> errors) {
    return new ModelAndView(
        "staff/new", Map.of("form", invitation, "errors", errors, "roles", StaffRole.values()));
  }

  private ModelAndView detail(long id, String error) {
    StaffDetails person = team.find(id).orElseThrow(TeamPages::unknown);
    return new ModelAndView(
        "staff/detail",
        Map.of(
            "person",
            person,
            "roles",
            StaffRole.values(),
            "takesDevice",
            access.takesDevice(person.role()),
            "error",
            error));
  }

  private static ModelAndView withStatus(HttpStatus status, ModelAndView page) {
    page.setStatus(status);
    return page;
  }

  static List<String> fieldsOf(InvalidInput invalid) {
    return invalid.broken().stream().map(InvalidInput.Broken::field).distinct().toList();
  }

  static long idOf(String text) {
    return PathId.of(text, Problem.STAFF_UNKNOWN);
  }

  static Refusal unknown() {
    return Problem.STAFF_UNKNOWN.because("Nobody on the staff has the id in this path.");
  }
}

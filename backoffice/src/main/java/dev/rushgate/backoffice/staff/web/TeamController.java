package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.platform.web.AdminCall;
import dev.rushgate.backoffice.platform.web.PageOf;
import dev.rushgate.backoffice.platform.web.PageQuery;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.staff.StaffDetails;
import dev.rushgate.backoffice.staff.StaffState;
import dev.rushgate.backoffice.staff.Team;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What owners do with the staff, for programs. */
@AdminCall
@RequestMapping(TeamController.PATH)
class TeamController {

  static final String PATH = "/api/v1/admin/staff";

  private final Team team;

  TeamController(Team team) {
    this.team = team;
  }

  /**
   * Somebody on the staff.
   *
   * @param oneTimePassword only in the answer to what made it
   */
  record Person(
      String id,
      String email,
      String name,
      StaffRole role,
      StaffState state,
      boolean hasDevice,
      @Nullable Instant setupUntil,
      @Nullable Instant lockedUntil,
      Instant createdAt,
      @Nullable String oneTimePassword) {

    static Person of(StaffDetails staff) {
      return of(staff, null);
    }

    static Person of(StaffDetails staff, @Nullable String oneTimePassword) {
      return new Person(
          Long.toString(staff.id()),
          staff.email(),
          staff.name(),
          staff.role(),
          staff.state(),
          staff.hasDevice(),
          staff.setupUntil(),
          staff.lockedUntil(),
          staff.createdAt(),
          oneTimePassword);
    }

    @Override
    public String toString() {
      return "Person " + id;
    }
  }

  record NewRole(@Nullable StaffRole role) {}

  record Reason(@Nullable String reason) {}

  @GetMapping
  PageOf<Person> list(
      @RequestParam(defaultValue = "") String keyword,
      @RequestParam(defaultValue = "name") String sort,
      @RequestParam(defaultValue = PageQuery.FIRST) int page,
      @RequestParam(defaultValue = PageQuery.SIZE_DEFAULT) int size) {
    var wanted = new PageQuery(page, size).sortedBy(TeamPages.COLUMNS.of(sort));
    return PageOf.of(team.search(keyword, wanted), Person::of);
  }

  @PostMapping
  @Operation(description = "The answer has a password that is told nowhere else.")
  ResponseEntity<Person> invite(@RequestBody Team.Invitation invitation) {
    Person made = answer(team.invite(invitation));
    return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(made);
  }

  @GetMapping("/{id}")
  Person show(@PathVariable String id) {
    return team.find(TeamPages.idOf(id)).map(Person::of).orElseThrow(TeamPages::unknown);
  }

  @PostMapping("/{id}/role")
  Person role(@PathVariable String id, @RequestBody NewRole body) {
    var inspection = new Inspection();
    inspection.given(body.role(), "role");
    inspection.end();
    return answer(team.changeRole(TeamPages.idOf(id), Objects.requireNonNull(body.role())));
  }

  @PostMapping("/{id}/block")
  Person block(@PathVariable String id, @RequestBody Reason body) {
    return answer(team.block(TeamPages.idOf(id), Why.given(body.reason())));
  }

  @PostMapping("/{id}/unblock")
  Person unblock(@PathVariable String id, @RequestBody Reason body) {
    return answer(team.unblock(TeamPages.idOf(id), Why.given(body.reason())));
  }

  @PostMapping("/{id}/reset")
  @Operation(description = "The answer has a password that is told nowhere else.")
  Person reset(@PathVariable String id) {
    return answer(team.reset(TeamPages.idOf(id)));
  }

  private static Person answer(Team.Change change) {
    return switch (change) {
      case Team.Change.Done done -> Person.of(done.staff());
      case Team.Change.Shown shown -> Person.of(shown.staff(), shown.oneTimePassword());
      case Team.Change.Unknown no -> throw TeamPages.unknown();
      case Team.Change.EmailTaken no ->
          throw Problem.EMAIL_TAKEN.because("Somebody on the staff has this address.");
      case Team.Change.Oneself no ->
          throw Problem.NOT_ONESELF.because("Nobody takes rights from themselves.");
      case Team.Change.LastOwner no ->
          throw Problem.LAST_OWNER.because("Make somebody else an owner first.");
    };
  }
}

package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Pages;
import dev.rushgate.backoffice.staff.OwnAccess;
import dev.rushgate.backoffice.staff.StaffDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a password that was shown once leads: to one of one's own, and to a device. */
@AdminPage
@RequestMapping(SetupPage.PATH)
class SetupPage {

  static final String PATH = "/admin/setup";

  private final OwnAccess access;
  private final StaffSessions sessions;

  SetupPage(OwnAccess access, StaffSessions sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  @GetMapping
  ModelAndView ask(Authentication caller) {
    return form(idOf(caller), List.of());
  }

  @PostMapping
  ModelAndView setUp(
      @RequestParam(required = false) @Nullable String password,
      @RequestParam(defaultValue = "") String code,
      Authentication caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    long id = idOf(caller);
    try {
      return switch (access.setUp(id, password, code)) {
        case OwnAccess.Outcome.Done done -> {
          sessions.begin(request, response, done.account(), false);
          yield new ModelAndView("redirect:" + Pages.ROOT);
        }
        case OwnAccess.Outcome.WrongCode no -> refused(id, List.of("code"));
        case OwnAccess.Outcome.Wrong no -> refused(id, List.of("password"));
        case OwnAccess.Outcome.Busy no -> refused(id, List.of("busy"));
      };
    } catch (InvalidInput invalid) {
      return refused(id, TeamPages.fieldsOf(invalid));
    }
  }

  private ModelAndView refused(long id, List<String> errors) {
    ModelAndView again = form(id, errors);
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  private ModelAndView form(long id, List<String> errors) {
    StaffDetails person = access.find(id).orElseThrow();
    return new ModelAndView(
        "staff/setup",
        Map.of(
            "person",
            person,
            "device",
            access.deviceToSetUp(id),
            "takesDevice",
            access.takesDevice(person.role()),
            "errors",
            errors));
  }

  private static long idOf(Authentication caller) {
    return Objects.requireNonNull(StaffSessions.settingUpOf(caller)).id();
  }
}

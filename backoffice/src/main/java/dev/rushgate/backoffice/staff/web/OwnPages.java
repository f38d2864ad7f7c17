package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.SignedIn;
import dev.rushgate.backoffice.staff.Enrolment;
import dev.rushgate.backoffice.staff.OwnAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password and device. */
@AdminPage
@RequestMapping(OwnPages.PATH)
class OwnPages {

  static final String PATH = "/admin/me";
  private static final String DEVICE = PATH + "/device";

  private final OwnAccess access;
  private final StaffSessions sessions;

  OwnPages(OwnAccess access, StaffSessions sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  @GetMapping
  ModelAndView show(Authentication caller) {
    return page(idOf(caller), "");
  }

  @PostMapping
  ModelAndView password(
      @RequestParam(defaultValue = "") String old,
      @RequestParam(required = false) @Nullable String password,
      Authentication caller,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes told) {
    long id = idOf(caller);
    try {
      return switch (access.changePassword(id, old, password)) {
        case OwnAccess.Outcome.Done done -> {
          sessions.begin(request, response, done.account(), false);
          told.addFlashAttribute("done", "password");
          yield new ModelAndView("redirect:" + PATH);
        }
        case OwnAccess.Outcome.Wrong no -> refused(id, "old");
        case OwnAccess.Outcome.WrongCode no -> refused(id, "old");
        case OwnAccess.Outcome.Busy no -> refused(id, "busy");
      };
    } catch (InvalidInput invalid) {
      return refused(id, "password");
    }
  }

  @PostMapping("/device/start")
  ModelAndView begin(@RequestParam(defaultValue = "") String current, Authentication caller) {
    long id = idOf(caller);
    return switch (access.beginDevice(id, current)) {
      case OwnAccess.Outcome.Done done -> new ModelAndView("redirect:" + DEVICE);
      case OwnAccess.Outcome.Wrong no -> refused(id, "current");
      case OwnAccess.Outcome.WrongCode no -> refused(id, "current");
      case OwnAccess.Outcome.Busy no -> refused(id, "busy");
    };
  }

  @GetMapping("/device")
  ModelAndView device(Authentication caller) {
    return device(idOf(caller), false);
  }

  @PostMapping("/device")
  ModelAndView confirm(
      @RequestParam(defaultValue = "") String code,
      Authentication caller,
      RedirectAttributes told) {
    long id = idOf(caller);
    if (access.confirmDevice(id, code) instanceof OwnAccess.Outcome.Done) {
      told.addFlashAttribute("done", "device");
      return new ModelAndView("redirect:" + PATH);
    }
    return device(id, true);
  }

  /** Shown while the device has not answered, and never again. */
  private ModelAndView device(long id, boolean wrong) {
    Optional<Enrolment> pending = access.pendingDevice(id);
    if (pending.isEmpty()) {
      return new ModelAndView("redirect:" + PATH);
    }
    var page = new ModelAndView("staff/device", Map.of("device", pending.get(), "wrong", wrong));
    page.setStatus(wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    return page;
  }

  private ModelAndView refused(long id, String error) {
    ModelAndView again = page(id, error);
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  private ModelAndView page(long id, String error) {
    return new ModelAndView(
        "staff/me", Map.of("person", access.find(id).orElseThrow(), "error", error));
  }

  private static long idOf(Authentication caller) {
    return ((SignedIn) Objects.requireNonNull(caller.getPrincipal())).id();
  }
}

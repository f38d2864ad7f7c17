package dev.rushgate.backoffice.staff.web;

import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Pages;
import dev.rushgate.backoffice.platform.web.SignedIn;
import dev.rushgate.backoffice.staff.SignIn;
import dev.rushgate.backoffice.staff.StaffAccount;
import dev.rushgate.backoffice.staff.StaffTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Signing in, step by step, and out. */
@AdminPage
class SignInPages {

  private static final String CODE = Pages.LOGIN + "/code";

  private final SignIn signIn;
  private final StaffSessions sessions;
  private final StaffTokens tokens;

  SignInPages(SignIn signIn, StaffSessions sessions, StaffTokens tokens) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @GetMapping(Pages.LOGIN)
  ModelAndView askPassword(
      @RequestParam(required = false) @Nullable String next,
      @RequestParam(required = false) @Nullable String ended,
      @RequestParam(required = false) @Nullable String out,
      @Nullable Authentication caller) {
    if (caller != null && caller.getPrincipal() instanceof SignedIn) {
      return goTo(Pages.afterSignIn(next));
    }
    String notice = ended != null ? "ended" : out != null ? "out" : "";
    return form("", next, notice, "");
  }

  @PostMapping(Pages.LOGIN)
  ModelAndView password(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signIn.password(email, password, request.getRemoteAddr())) {
      case SignIn.Outcome.Whole whole -> {
        sessions.begin(request, response, whole.account(), false);
        yield goTo(Pages.afterSignIn(next));
      }
      case SignIn.Outcome.CodeNeeded half -> {
        sessions.begin(request, response, half.account(), true);
        yield goTo(CODE + "?next=" + encoded(Pages.afterSignIn(next)));
      }
      case SignIn.Outcome.NoDevice no -> refused(form(email, next, "", "noDevice"));
      case SignIn.Outcome.Refused no -> refused(form(email, next, "", "refused"));
      case SignIn.Outcome.Busy no -> {
        ModelAndView later = form(email, next, "", "busy");
        later.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        yield later;
      }
      case SignIn.Outcome.Wait wait -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait.time())));
        ModelAndView later = form(email, next, "", "wait");
        later.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        yield later;
      }
    };
  }

  @GetMapping(CODE)
  ModelAndView askCode(@RequestParam(required = false) @Nullable String next) {
    return codeForm(next, false);
  }

  @PostMapping(CODE)
  ModelAndView code(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String next,
      Authentication caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    var half = Objects.requireNonNull(StaffSessions.halfOf(caller));
    Optional<StaffAccount> account = signIn.code(half.id(), code.replace(" ", ""));
    if (account.isEmpty()) {
      return refused(codeForm(next, true));
    }
    sessions.begin(request, response, account.get(), false);
    return goTo(Pages.afterSignIn(next));
  }

  @PostMapping("/admin/logout")
  ModelAndView out(
      Authentication caller, HttpServletRequest request, HttpServletResponse response) {
    tokens.end(((SignedIn) Objects.requireNonNull(caller.getPrincipal())).id());
    sessions.end(request, response);
    return goTo(Pages.LOGIN + "?out");
  }

  private static ModelAndView form(
      String email, @Nullable String next, String notice, String error) {
    return new ModelAndView(
        "staff/login",
        Map.of("email", email, "next", Pages.afterSignIn(next), "notice", notice, "error", error));
  }

  private static ModelAndView codeForm(@Nullable String next, boolean wrong) {
    return new ModelAndView("staff/code", Map.of("next", Pages.afterSignIn(next), "wrong", wrong));
  }

  private static long seconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private static ModelAndView refused(ModelAndView page) {
    page.setStatus(HttpStatus.UNAUTHORIZED);
    return page;
  }

  private static ModelAndView goTo(String address) {
    var view = new RedirectView(address);
    view.setExpandUriTemplateVariables(false);
    view.setExposeModelAttributes(false);
    return new ModelAndView(view);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

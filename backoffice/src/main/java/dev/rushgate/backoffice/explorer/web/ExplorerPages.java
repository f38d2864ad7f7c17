package dev.rushgate.backoffice.explorer.web;

import dev.rushgate.backoffice.platform.web.AdminPage;
import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.SignedIn;
import dev.rushgate.backoffice.staff.StaffTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The admin API: what it can do, and a form to do it. */
@AdminPage
@RequestMapping(ExplorerPages.PATH)
class ExplorerPages {

  static final String PATH = "/admin/api";

  private final Operations operations;
  private final StaffTokens tokens;

  ExplorerPages(Operations operations, StaffTokens tokens) {
    this.operations = operations;
    this.tokens = tokens;
  }

  @GetMapping
  ModelAndView show(@RequestParam(defaultValue = "") String call, HttpServletRequest request) {
    return page(call, request, null);
  }

  /** Answered at once and not by a redirect: so the token is kept nowhere. */
  @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ModelAndView token(
      @RequestParam(defaultValue = "") String call,
      Authentication caller,
      HttpServletRequest request) {
    var staff = (SignedIn) Objects.requireNonNull(caller.getPrincipal());
    StaffTokens.Issued issued =
        tokens
            .issue(staff.id(), staff.era())
            .orElseThrow(() -> Problem.UNAUTHENTICATED.because("The session has just ended."));
    return page(call, request, issued);
  }

  private ModelAndView page(
      String call, HttpServletRequest request, StaffTokens.@Nullable Issued issued) {
    List<Operation> all = operations.all(request);
    var model = new LinkedHashMap<String, @Nullable Object>();
    model.put("call", call);
    model.put("subjects", bySubject(all));
    model.put("operation", call.isEmpty() ? null : named(all, call));
    model.put("issued", issued);
    model.put("minutes", StaffTokens.LIFE.toMinutes());
    return new ModelAndView("explorer/api", model);
  }

  private static Map<String, List<Operation>> bySubject(List<Operation> all) {
    return all.stream()
        .collect(Collectors.groupingBy(Operation::subject, TreeMap::new, Collectors.toList()));
  }

  private static Operation named(List<Operation> all, String call) {
    return all.stream()
        .filter(one -> one.id().equals(call))
        .findFirst()
        .orElseThrow(() -> Problem.NOT_FOUND.because("The API has no such call."));
  }
}

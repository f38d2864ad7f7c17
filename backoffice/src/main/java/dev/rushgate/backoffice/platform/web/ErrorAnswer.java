package dev.rushgate.backoffice.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers for what fails before a controller is chosen, and for every page that failed: a problem
 * for a program, the one page of failures for a browser. Its reference is found in the log.
 */
@Hidden
@Controller
class ErrorAnswer implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);
  private static final int FAULT = 500;
  private static final Set<Integer> WITH_WORDS =
      Set.of(400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503);

  private final ProblemWriter problems;

  ErrorAnswer(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
  @Nullable ModelAndView answer(
      HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    if (Pages.isPage(request)) {
      return page(request, response, locale, status);
    }
    write(response, status);
    return null;
  }

  private void write(HttpServletResponse response, int status) throws IOException {
    if (status >= FAULT) {
      problems.write(response, Problem.INTERNAL, "The log has the cause: " + reference(response));
    } else if (status == Problem.BODY_TOO_LARGE.status().value()) {
      problems.write(response, Problem.BODY_TOO_LARGE, BodyBound.FILE_RULE);
    } else if (status != 404) {
      problems.write(response, Problem.MALFORMED, "The request cannot be read.");
    } else {
      problems.write(response, Problem.NOT_FOUND, "There is nothing at this path.");
    }
  }

  private static ModelAndView page(
      HttpServletRequest request, HttpServletResponse response, Locale locale, int status) {
    SignedIn staff = SignedIn.current().orElse(null);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    LOG.warn(
        "page not shown reference={} status={} method={} path={} user={}",
        reference(response),
        status,
        request.getAttribute(RequestDispatcher.ERROR_METHOD),
        path,
        staff == null ? "nobody" : staff.getName());
    Map<String, Object> model =
        Map.of(
            "frame", Frames.of(request, locale, Pages.ROOT, staff),
            "words", WITH_WORDS.contains(status) ? status : status < FAULT ? 400 : FAULT,
            "reference", reference(response));
    return new ModelAndView("failure", model);
  }

  private static String reference(HttpServletResponse response) {
    String name = response.getHeader(RequestId.HEADER);
    return name == null ? RequestId.current() : name;
  }
}

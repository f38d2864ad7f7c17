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
import org.springframework.http.HttpHeaders;
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
  private static final String RETRY_SECONDS = "1";
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
    boolean page = Pages.isPage(request);
    LOG.warn(
        "{} reference={} status={} method={} path={} user={}",
        page ? "page not shown" : "call not answered",
        reference(response),
        status,
        request.getAttribute(RequestDispatcher.ERROR_METHOD),
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
        Caller.name());
    if (page) {
      return page(request, response, locale, status);
    }
    write(response, status);
    return null;
  }

  /** The status is kept, whatever the problem's usual one is. */
  private void write(HttpServletResponse response, int status) throws IOException {
    Problem problem = problemOf(status);
    boolean later = problem == Problem.UNAVAILABLE || problem == Problem.TOO_MANY_REQUESTS;
    if (later && response.getHeader(HttpHeaders.RETRY_AFTER) == null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    String detail =
        switch (problem) {
          case NOT_FOUND -> "There is nothing at this path.";
          case BODY_TOO_LARGE -> BodyBound.FILE_RULE;
          case METHOD_NOT_ALLOWED -> "See the header Allow.";
          case UNAUTHENTICATED -> "Send a valid bearer token.";
          case FORBIDDEN -> "The token does not allow this.";
          case INTERNAL -> "The log has the cause: " + reference(response);
          case UNAVAILABLE, TOO_MANY_REQUESTS -> "Please try again in a moment.";
          default -> "The request cannot be read.";
        };
    problems.write(response, status, problem, detail);
  }

  static Problem problemOf(int status) {
    return switch (status) {
      case 401 -> Problem.UNAUTHENTICATED;
      case 403 -> Problem.FORBIDDEN;
      case 404 -> Problem.NOT_FOUND;
      case 405 -> Problem.METHOD_NOT_ALLOWED;
      case 406 -> Problem.NOT_ACCEPTABLE;
      case 413 -> Problem.BODY_TOO_LARGE;
      case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> Problem.TOO_MANY_REQUESTS;
      case 503 -> Problem.UNAVAILABLE;
      default -> status >= FAULT ? Problem.INTERNAL : Problem.MALFORMED;
    };
  }

  private static ModelAndView page(
      HttpServletRequest request, HttpServletResponse response, Locale locale, int status) {
    SignedIn staff = SignedIn.current().orElse(null);
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

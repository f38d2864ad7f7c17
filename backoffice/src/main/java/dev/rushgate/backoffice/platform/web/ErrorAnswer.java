package dev.rushgate.backoffice.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what fails before a controller is chosen: the server's own refusals. */
@Hidden
@RestController
class ErrorAnswer implements ErrorController {

  private final ProblemWriter problems;

  ErrorAnswer(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status instanceof Integer code && code >= 500) {
      problems.write(
          response,
          Problem.INTERNAL,
          "The log has the cause: " + response.getHeader("X-Request-Id"));
    } else if (status instanceof Integer code && code != 404) {
      problems.write(response, Problem.MALFORMED, "The request cannot be read.");
    } else {
      problems.write(response, Problem.NOT_FOUND, "There is nothing at this path.");
    }
  }
}

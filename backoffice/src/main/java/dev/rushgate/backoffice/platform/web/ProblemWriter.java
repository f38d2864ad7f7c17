package dev.rushgate.backoffice.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a problem where no controller is involved: in filters. */
@Component
class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  void write(HttpServletResponse response, Problem problem, String detail) throws IOException {
    write(response, problem.status().value(), problem, detail);
  }

  /** With a status that is not the problem's usual one. */
  void write(HttpServletResponse response, int status, Problem problem, String detail)
      throws IOException {
    ProblemDetail told = problem.detail(detail);
    told.setStatus(status);
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    byte[] body = json.writeValueAsString(told).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

package dev.rushgate.backoffice.platform.web;

/** The answer to a request that is refused for a known reason. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String detail;

  Refusal(Problem problem, String detail) {
    super(problem + ": " + detail, null, false, false);
    this.problem = problem;
    this.detail = detail;
  }

  Problem problem() {
    return problem;
  }

  String detail() {
    return detail;
  }
}

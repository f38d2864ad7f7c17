package dev.rushgate.backoffice.platform.web;

/** The answer to a request that is refused for a known reason. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String detail;
  private final int retryAfterSeconds;

  Refusal(Problem problem, String detail, int retryAfterSeconds) {
    super(problem + ": " + detail, null, false, false);
    this.problem = problem;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  Problem problem() {
    return problem;
  }

  /** The stable name of the reason. */
  public String code() {
    return problem.name();
  }

  String detail() {
    return detail;
  }

  /** 0 when nothing is said about a further try. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}

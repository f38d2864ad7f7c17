package dev.rushgate.edge.http;

/** The refusals that have nothing to do with drops. */
public final class Problems {

  /** What a refused client is asked to wait before it tries again, in seconds. */
  public static final int RETRY_AFTER_SECONDS = 1;

  public static final Problem NOT_FOUND =
      Problem.of(404, "NOT_FOUND", "Not found", "There is no such path; see /openapi.json.");

  static final Problem BODY_TOO_LARGE =
      Problem.of(
          413,
          "BODY_TOO_LARGE",
          "Body too large",
          "A request body is at most " + Body.BYTES_MAX + " bytes; it may be empty.");

  static final Problem INTERNAL =
      Problem.of(
          500,
          "INTERNAL",
          "Something went wrong",
          "The fault was logged with the request's X-Request-Id. Trying again is safe.");

  private static final Problem BAD_REQUEST =
      Problem.of(400, "BAD_REQUEST", "Bad request", "This is not an HTTP request of this service.");

  private Problems() {}

  static Problem methodNotAllowed(String allowed) {
    return Problem.of(
            405, "METHOD_NOT_ALLOWED", "Method not allowed", "This path takes " + allowed + ".")
        .header("Allow", allowed);
  }

  /** What a request that could not even be read is answered with. */
  static Problem unreadable(int status) {
    return switch (status) {
      case 414 ->
          Problem.of(414, "URI_TOO_LONG", "URI too long", "The request line is over its bound.");
      case 431 ->
          Problem.of(
              431, "HEADERS_TOO_LARGE", "Headers too large", "The headers are over their bound.");
      default -> BAD_REQUEST;
    };
  }

  public static Problem unavailable(String detail) {
    return Problem.of(503, "UNAVAILABLE", "Unavailable for the moment", detail)
        .retryAfter(RETRY_AFTER_SECONDS);
  }

  public static Problem overloaded(String detail) {
    return Problem.of(503, "OVERLOADED", "Too busy for the moment", detail)
        .retryAfter(RETRY_AFTER_SECONDS);
  }

  public static Problem invalidParameter(String detail) {
    return Problem.of(400, "INVALID_PARAMETER", "Invalid parameter", detail);
  }
}

package dev.rushgate.backoffice.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Every problem that a caller may be told, by its stable {@code code} (RFC 9457). */
public enum Problem {
  INVALID(HttpStatus.BAD_REQUEST, "Some fields cannot be taken"),
  MALFORMED(HttpStatus.BAD_REQUEST, "Not the JSON expected here"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid token is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing is here"),
  PRODUCT_UNKNOWN(HttpStatus.NOT_FOUND, "No such product"),
  DROP_UNKNOWN(HttpStatus.NOT_FOUND, "No such drop"),
  ORDER_UNKNOWN(HttpStatus.NOT_FOUND, "No such order"),
  ADMISSION_UNKNOWN(HttpStatus.NOT_FOUND, "No such admission"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not with this method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Only JSON is answered here"),
  CONFLICT(HttpStatus.CONFLICT, "Changed by somebody else meanwhile"),
  ALREADY_OPEN(HttpStatus.CONFLICT, "The drop has opened"),
  CLOSED(HttpStatus.CONFLICT, "The drop is closed"),
  ARCHIVED(HttpStatus.CONFLICT, "The drop is archived"),
  OUT_OF_STOCK(HttpStatus.CONFLICT, "The product has too little stock"),
  EXPIRED(HttpStatus.CONFLICT, "The time to pay is over"),
  ALREADY_PAID(HttpStatus.CONFLICT, "The order is paid"),
  CANCELLED(HttpStatus.CONFLICT, "The order was cancelled"),
  NOT_A_DEAD_LETTER(HttpStatus.CONFLICT, "The admission is not a dead letter"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON is read here"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Please try again in a moment");

  private final HttpStatus status;
  private final String title;

  Problem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  HttpStatus status() {
    return status;
  }

  /** What the caller is told. */
  ProblemDetail detail(String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setProperty("code", name());
    return problem;
  }

  /** To be thrown where an expected refusal becomes an HTTP answer, and nowhere deeper. */
  public Refusal because(String detail) {
    return new Refusal(this, detail);
  }
}

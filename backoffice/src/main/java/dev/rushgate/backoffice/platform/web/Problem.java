package dev.rushgate.backoffice.platform.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Every problem that a caller may be told, by its stable {@code code} (RFC 9457). */
public enum Problem {
  INVALID(HttpStatus.BAD_REQUEST, "Some fields cannot be taken"),
  MALFORMED(HttpStatus.BAD_REQUEST, "Not the JSON expected here"),
  LOGIN_NOT_BEGUN(HttpStatus.BAD_REQUEST, "No such login is under way"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid token is needed"),
  LOGIN_FAILED(HttpStatus.UNAUTHORIZED, "E-mail or password is wrong"),
  REFRESH_REFUSED(HttpStatus.UNAUTHORIZED, "Please log in again"),
  PAYMENT_DECLINED(HttpStatus.PAYMENT_REQUIRED, "The payment was declined"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "The token does not allow this"),
  MEMBER_BLOCKED(HttpStatus.FORBIDDEN, "This account is blocked"),
  CONSENT_DENIED(HttpStatus.FORBIDDEN, "The provider was not allowed to tell"),
  PASSWORD_WRONG(HttpStatus.FORBIDDEN, "The old password is wrong"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing is here"),
  PRODUCT_UNKNOWN(HttpStatus.NOT_FOUND, "No such product"),
  DROP_UNKNOWN(HttpStatus.NOT_FOUND, "No such drop"),
  ORDER_UNKNOWN(HttpStatus.NOT_FOUND, "No such order"),
  PAYMENT_UNKNOWN(HttpStatus.NOT_FOUND, "No such payment"),
  COUPON_UNKNOWN(HttpStatus.NOT_FOUND, "No such coupon"),
  IMPORT_UNKNOWN(HttpStatus.NOT_FOUND, "No such import"),
  ADMISSION_UNKNOWN(HttpStatus.NOT_FOUND, "No such admission"),
  MEMBER_UNKNOWN(HttpStatus.NOT_FOUND, "No such member"),
  PROVIDER_UNKNOWN(HttpStatus.NOT_FOUND, "No such provider"),
  DELIVERY_UNKNOWN(HttpStatus.NOT_FOUND, "No such delivery"),
  STAFF_UNKNOWN(HttpStatus.NOT_FOUND, "Nobody like that on the staff"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not with this method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Only JSON is answered here"),
  CONFLICT(HttpStatus.CONFLICT, "Changed by somebody else meanwhile"),
  IMPORT_STATE(HttpStatus.CONFLICT, "The import's state does not allow this"),
  UNCONFIRMED(HttpStatus.CONFLICT, "Look twice, and say so in confirmed"),
  EMAIL_TAKEN(HttpStatus.CONFLICT, "The e-mail has an account"),
  IDENTITY_TAKEN(HttpStatus.CONFLICT, "The identity opens another account"),
  ALREADY_LINKED(HttpStatus.CONFLICT, "The account has another identity there"),
  LAST_WAY_IN(HttpStatus.CONFLICT, "Nobody would get into the account any more"),
  LAST_OWNER(HttpStatus.CONFLICT, "Nobody would own the shop any more"),
  NOT_ONESELF(HttpStatus.CONFLICT, "Another owner has to do this"),
  ALREADY_OPEN(HttpStatus.CONFLICT, "The drop has opened"),
  CLOSED(HttpStatus.CONFLICT, "The drop is closed"),
  ARCHIVED(HttpStatus.CONFLICT, "The drop is archived"),
  PRODUCT_GONE(HttpStatus.CONFLICT, "The product is not sold any more"),
  CART_FULL(HttpStatus.CONFLICT, "The cart has as many products as it may"),
  OUT_OF_STOCK(HttpStatus.CONFLICT, "The product has too little stock"),
  EXPIRED(HttpStatus.CONFLICT, "The time to pay is over"),
  ALREADY_PAID(HttpStatus.CONFLICT, "The order is paid"),
  CANCELLED(HttpStatus.CONFLICT, "The order was cancelled"),
  NOT_PAID(HttpStatus.CONFLICT, "The order is not paid"),
  NOT_REFUNDABLE(HttpStatus.CONFLICT, "So much is not left to go back"),
  AMOUNT_MISMATCH(HttpStatus.CONFLICT, "The sum is not the order's total"),
  INSUFFICIENT_POINTS(HttpStatus.CONFLICT, "The wallet holds too little"),
  COUPON_USED(HttpStatus.CONFLICT, "The coupon is used"),
  COUPON_EXPIRED(HttpStatus.CONFLICT, "The coupon is not valid any more"),
  TOO_DEAR(HttpStatus.CONFLICT, "The order would cost too much"),
  PAYMENT_KEY_USED(HttpStatus.CONFLICT, "The payment key was used for something else"),
  WALLET_FULL(HttpStatus.CONFLICT, "The wallet would hold too much"),
  NOT_REFUSED(HttpStatus.CONFLICT, "The refund was not refused"),
  IN_PROGRESS(HttpStatus.CONFLICT, "The same call is under way"),
  NOT_A_DEAD_LETTER(HttpStatus.CONFLICT, "The admission is not a dead letter"),
  DELIVERY_NOT_DEAD(HttpStatus.CONFLICT, "The delivery is not a dead letter"),
  EXCHANGE_REFUSED(HttpStatus.GONE, "The word does not count any more"),
  RESET_REFUSED(HttpStatus.GONE, "The link does not count any more"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON is read here"),
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for another call"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many tries"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
  PROVIDER_FAILED(HttpStatus.BAD_GATEWAY, "The provider confirmed nothing"),
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
    return new Refusal(this, detail, 0);
  }

  /** The same, with the number of seconds after which a further try makes sense. */
  public Refusal because(String detail, int retryAfterSeconds) {
    return new Refusal(this, detail, retryAfterSeconds);
  }
}

package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** The one place where what went wrong becomes an answer; never with the text of an exception. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_SECONDS = "1";

  @ExceptionHandler
  ResponseEntity<Object> refused(Refusal refusal) {
    var headers = new HttpHeaders();
    if (refusal.retryAfterSeconds() > 0) {
      headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
    }
    return answer(refusal.problem().detail(refusal.detail()), headers);
  }

  @ExceptionHandler
  ResponseEntity<Object> invalid(InvalidInput input) {
    return invalid(input.broken());
  }

  /** The store is away, or too many wanted the same row: nothing happened, so try again. */
  @ExceptionHandler({
    TransientDataAccessException.class,
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Object> unavailable(Exception cause, HttpServletRequest request) {
    LOG.warn("database unavailable {} cause={}", Caller.of(request, 503), cause.toString());
    return answer(
        Problem.UNAVAILABLE.detail("The database does not answer."), retrying(new HttpHeaders()));
  }

  private static HttpHeaders retrying(HttpHeaders headers) {
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return headers;
  }

  /** Parts that cannot be told apart. */
  @ExceptionHandler
  ResponseEntity<Object> unreadable(MultipartException parts) {
    return answer(Problem.MALFORMED.detail("The parts cannot be read."), new HttpHeaders());
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> unexpected(Exception fault, HttpServletRequest request) {
    LOG.error("request failed {}", Caller.of(request, 500), fault);
    ProblemDetail problem = Problem.INTERNAL.detail("The reference finds the cause in the log.");
    problem.setProperty("reference", RequestId.current());
    return answer(problem, new HttpHeaders());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyBound.Exceeded) {
        return answer(Problem.BODY_TOO_LARGE.detail(BodyBound.RULE), headers);
      }
      if (cause instanceof InvalidInput input) {
        return invalid(input.broken());
      }
    }
    if (unreadable.getCause() instanceof JacksonException mismatch && isOfAField(mismatch)) {
      return invalid(List.of(new InvalidInput.Broken(fieldOf(mismatch), "has the wrong type")));
    }
    return answer(Problem.MALFORMED.detail("The body is not the JSON expected here."), headers);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(mismatch.getPropertyName());
    return invalid(List.of(new InvalidInput.Broken(field, "has the wrong type")));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(List.of(new InvalidInput.Broken(missing.getParameterName(), "is missing")));
  }

  /** What the framework refuses by itself, in our words. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return switch (status.value()) {
      case 400 -> answer(Problem.MALFORMED.detail("The request cannot be read."), headers);
      case 404 -> answer(Problem.NOT_FOUND.detail("There is nothing at this path."), headers);
      case 405 -> answer(Problem.METHOD_NOT_ALLOWED.detail("See the header Allow."), headers);
      case 413 -> answer(Problem.BODY_TOO_LARGE.detail(BodyBound.FILE_RULE), headers);
      case 406 -> answer(Problem.NOT_ACCEPTABLE.detail("Ask for application/json."), headers);
      case 415 -> answer(Problem.UNSUPPORTED_MEDIA_TYPE.detail("Send application/json."), headers);
      case 503 ->
          answer(Problem.UNAVAILABLE.detail("It took too long."), retrying(new HttpHeaders()));
      default -> unexpected(refused, ((ServletWebRequest) request).getRequest());
    };
  }

  private static ResponseEntity<Object> invalid(List<InvalidInput.Broken> broken) {
    String fields =
        broken.stream()
            .map(InvalidInput.Broken::field)
            .distinct()
            .collect(Collectors.joining(", "));
    ProblemDetail problem = Problem.INVALID.detail("See errors: " + fields + ".");
    problem.setProperty("errors", broken);
    return answer(problem, new HttpHeaders());
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }

  /** JSON, but not of the type or size that the field takes. */
  private static boolean isOfAField(JacksonException unreadable) {
    boolean wellFormed =
        unreadable instanceof DatabindException || unreadable instanceof InputCoercionException;
    return wellFormed && !unreadable.getPath().isEmpty();
  }

  private static String fieldOf(JacksonException mismatch) {
    return mismatch.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(name -> name != null)
        .collect(Collectors.joining("."));
  }
}

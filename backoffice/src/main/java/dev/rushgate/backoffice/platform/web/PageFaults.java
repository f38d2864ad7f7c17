package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Sends what fails on a page to the one page of failures; calls of programs are not its matter. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFaults implements HandlerExceptionResolver {

  private static final Logger LOG = LoggerFactory.getLogger(PageFaults.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception fault) {
    if (!Pages.isPage(request)) {
      return null;
    }
    HttpStatus status = statusOf(fault);
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      LOG.error("page failed reference={}", RequestId.current(), fault);
    } else if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      LOG.warn("database unavailable cause={}", fault.toString());
    }
    try {
      response.sendError(status.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private static HttpStatus statusOf(Exception fault) {
    return switch (fault) {
      case Refusal refusal -> refusal.problem().status();
      case InvalidInput invalid -> HttpStatus.BAD_REQUEST;
      case TypeMismatchException mismatch -> HttpStatus.BAD_REQUEST;
      case ErrorResponse known -> HttpStatus.valueOf(known.getStatusCode().value());
      case MultipartException unreadable -> HttpStatus.BAD_REQUEST;
      case TransientDataAccessException away -> HttpStatus.SERVICE_UNAVAILABLE;
      case DataAccessResourceFailureException away -> HttpStatus.SERVICE_UNAVAILABLE;
      case CannotCreateTransactionException away -> HttpStatus.SERVICE_UNAVAILABLE;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}

package dev.rushgate.backoffice.platform.web;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What the server refuses before any filter sees it, told like every other problem. */
@Configuration(proxyBeanMethods = false)
class ServerRefusals {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> toldAsProblems() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              var host = (StandardHost) Objects.requireNonNull(context.getParent());
              host.setErrorReportValveClass(Report.class.getName());
            });
  }

  /** Made by the server itself, by its name. */
  public static final class Report extends ErrorReportValve {

    private static final int SERVER_FAULT_MIN = 500;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
      int status = response.getStatus();
      boolean untold = status >= 400 && response.getContentWritten() == 0;
      if (!untold || !response.setErrorReported()) {
        return;
      }
      Problem problem = status < SERVER_FAULT_MIN ? Problem.MALFORMED : Problem.INTERNAL;
      if (response.getHeader(RequestId.HEADER) == null) {
        response.setHeader(RequestId.HEADER, UUID.randomUUID().toString());
      }
      write(
          response,
          """
          {"type":"about:blank","status":%d,"title":"Not taken",\
          "detail":"The request cannot be read.","code":"%s"}"""
              .formatted(status, problem));
    }

    private static void write(Response response, String body) {
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getReporter().write(body);
        response.finishResponse();
      } catch (IOException e) { // the caller is gone
        response.getCoyoteResponse().setErrorException(e);
      }
    }
  }
}

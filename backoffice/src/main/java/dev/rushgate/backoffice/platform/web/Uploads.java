package dev.rushgate.backoffice.platform.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The routes that take a file, and how much may come with it. A file of whatever feature has at
 * most 5 MB; there is room for some more, so that a file somewhat over its bound is told so beside
 * its field. Every other route is bound by {@link BodyBound} and takes no parts at all.
 */
@Configuration(proxyBeanMethods = false)
class Uploads {

  static final int BODY_BYTES_MAX = 8 * 1024 * 1024;

  private static final List<PathPattern> ROUTES =
      List.of(
          route("/admin/products/{id}/image"),
          route("/admin/products/import"),
          route("/api/v1/admin/products/{id}/image"),
          route("/api/v1/admin/products/imports"));

  private static final long UNBOUNDED = -1; // the whole body is bound
  private static final int IN_MEMORY_BYTES_MAX = 64 * 1024;

  static boolean takesFile(HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    return request.getMethod().equals("POST")
        && ROUTES.stream().anyMatch(route -> route.matches(path));
  }

  static boolean hasParts(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  /** The server reads parts itself, past {@link BodyBound}, and counts them by this. */
  @Bean
  MultipartConfigElement parts() {
    return new MultipartConfigElement("", UNBOUNDED, BODY_BYTES_MAX, IN_MEMORY_BYTES_MAX);
  }

  /** Looks for parts only where a file is taken; so an answer to a refused one needs none. */
  @Bean
  MultipartResolver multipartResolver() {
    return new StandardServletMultipartResolver() {
      @Override
      public boolean isMultipart(HttpServletRequest request) {
        return takesFile(request) && super.isMultipart(request);
      }
    };
  }

  private static PathPattern route(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }
}

package dev.rushgate.backoffice.testkit;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The routes that the running application has registered, as patterns: {@code /admin/orders/{id}}.
 */
public final class Routes {

  private Routes() {}

  /** Those of a method whose path begins so. */
  public static Set<String> of(RequestMethod method, String beginning) {
    return Running.beans(RequestMappingInfoHandlerMapping.class).stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .filter(info -> takes(info, method))
        .flatMap(Routes::patterns)
        .filter(path -> path.startsWith(beginning))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean takes(RequestMappingInfo info, RequestMethod method) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(method);
  }

  private static Stream<String> patterns(RequestMappingInfo info) {
    return info.getPatternValues().stream();
  }
}

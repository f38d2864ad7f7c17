package dev.rushgate.browser;

import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * For {@code @ExtendWith}: gives tests a fresh {@link Chromium}. One that fails leaves its evidence
 * under {@code target/browser}; one that leaves complaints in the console has failed.
 */
public final class Browsing
    implements ParameterResolver, BeforeEachCallback, AfterTestExecutionCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Chromium.shared();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Chromium.shared().fresh();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Chromium chromium = Chromium.shared();
    boolean failed = context.getExecutionException().isPresent();
    List<String> complaints = chromium.complaints();
    if (failed || !complaints.isEmpty()) {
      String name = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
      var picture = Evidence.keep(chromium, name);
      if (!failed) {
        throw new AssertionError("the console complains: " + complaints + "; see " + picture);
      }
    }
  }
}

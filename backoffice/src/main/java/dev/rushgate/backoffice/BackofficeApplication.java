package dev.rushgate.backoffice;

import dev.rushgate.backoffice.platform.BackofficeConfig;
import dev.rushgate.backoffice.platform.BadConfiguration;
import dev.rushgate.backoffice.platform.Surface;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;

/** The back office: one process, told by the environment what it needs. */
@SpringBootApplication(
    // Features do not know each other's classes, so two of them may give one the same name.
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class BackofficeApplication {

  private static final int EXIT_BAD_CONFIGURATION = 2;

  public static void main(String[] args) {
    BackofficeConfig config;
    try {
      config = BackofficeConfig.from(System.getenv());
    } catch (BadConfiguration e) {
      System.err.println("back office not started: " + e.getMessage());
      System.exit(EXIT_BAD_CONFIGURATION);
      return;
    }
    start(config);
  }

  /** Starts a back office of its own within this process. */
  public static ConfigurableApplicationContext start(BackofficeConfig config) {
    var application = new SpringApplication(BackofficeApplication.class);
    application.setDefaultProperties(config.springProperties());
    application.setAdditionalProfiles(
        config.surfaces().stream().map(Surface::profile).toArray(String[]::new));
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean(BackofficeConfig.class, () -> config));
    return application.run();
  }
}

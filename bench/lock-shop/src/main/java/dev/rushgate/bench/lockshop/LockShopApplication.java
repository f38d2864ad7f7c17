package dev.rushgate.bench.lockshop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The shop as one process, told by the environment what it needs. */
@SpringBootApplication
public class LockShopApplication {

  public static void main(String[] args) {
    start(LockShopConfig.from(System.getenv()));
  }

  static ConfigurableApplicationContext start(LockShopConfig config) {
    var application = new SpringApplication(LockShopApplication.class);
    application.setDefaultProperties(config.springProperties());
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context).registerBean(LockShopConfig.class, () -> config));
    return application.run();
  }
}

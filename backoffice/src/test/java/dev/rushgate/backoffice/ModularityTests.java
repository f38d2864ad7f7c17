package dev.rushgate.backoffice;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  @Test
  void featuresMeetOnlyThroughWhatTheyOffer() {
    ApplicationModules.of(BackofficeApplication.class).verify();
  }
}

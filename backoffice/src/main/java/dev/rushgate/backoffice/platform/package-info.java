/** What every feature stands on: configuration, the clock, ids, jobs. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.rushgate.backoffice.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

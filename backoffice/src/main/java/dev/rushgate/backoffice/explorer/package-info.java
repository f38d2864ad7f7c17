/** The admin API as a page to try it. */
@ApplicationModule(allowedDependencies = {"platform", "staff"})
@NullMarked
package dev.rushgate.backoffice.explorer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

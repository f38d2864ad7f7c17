/** The admin API as a page to try it, and the tokens with which staff do. */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package dev.rushgate.backoffice.explorer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

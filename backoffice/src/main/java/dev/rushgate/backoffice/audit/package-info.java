/** The audit log: who changed what, before and after, in the transaction of the change itself. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.rushgate.backoffice.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The books of a drop: what Redis counted beside what the database kept, and whether they agree.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.rushgate.backoffice.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What a committed transaction has to tell Kafka: written with it, sent after it, at least once.
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package dev.rushgate.backoffice.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

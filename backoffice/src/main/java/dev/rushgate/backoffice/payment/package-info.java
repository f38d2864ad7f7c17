/** The payment gateway: what the shop asks of it, and how it speaks over HTTP. */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package dev.rushgate.backoffice.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

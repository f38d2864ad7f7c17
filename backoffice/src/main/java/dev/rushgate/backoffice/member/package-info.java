/** Accounts of shoppers: sign-up, login and its sessions, passwords, blocks. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "orders", "wallet"})
@NullMarked
package dev.rushgate.backoffice.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

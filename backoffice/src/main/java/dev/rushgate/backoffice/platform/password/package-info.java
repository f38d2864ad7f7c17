/** Passwords of whoever has an account here: their rules, and their hashes. */
@NullMarked
package dev.rushgate.backoffice.platform.password;

import org.jspecify.annotations.NullMarked;

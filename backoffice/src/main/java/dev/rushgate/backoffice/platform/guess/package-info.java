/** Guesses of passwords and the like, counted, so that who guesses waits. */
@NullMarked
package dev.rushgate.backoffice.platform.guess;

import org.jspecify.annotations.NullMarked;

/** The stack against itself: every store ended, frozen, cut off and found again. */
@NullMarked
package dev.rushgate.stack;

import org.jspecify.annotations.NullMarked;

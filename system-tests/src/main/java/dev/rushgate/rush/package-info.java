/** The program behind {@code scripts/rush}: a crowd against a running system, and its verdict. */
@NullMarked
package dev.rushgate.rush;

import org.jspecify.annotations.NullMarked;

/** The rush program's own claims. */
@NullMarked
package dev.rushgate.rush;

import org.jspecify.annotations.NullMarked;

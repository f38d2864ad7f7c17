/** What the simulated data platform does, seen from the shop. */
@NullMarked
package dev.rushgate.stack.dataplatform;

import org.jspecify.annotations.NullMarked;

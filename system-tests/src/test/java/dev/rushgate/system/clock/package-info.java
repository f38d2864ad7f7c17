/** A wrong clock for a process of its own: rewrites how classes of the edge read the time. */
@NullMarked
package dev.rushgate.system.clock;

import org.jspecify.annotations.NullMarked;

/** Work that goes on turn after turn until it is stopped, with pauses where something is away. */
@NullMarked
package dev.rushgate.edge.loop;

import org.jspecify.annotations.NullMarked;

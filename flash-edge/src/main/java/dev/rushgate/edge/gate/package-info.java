/** The HTTP face of the queue: takes entries, tells places, shows drops. */
@NullMarked
package dev.rushgate.edge.gate;

import org.jspecify.annotations.NullMarked;

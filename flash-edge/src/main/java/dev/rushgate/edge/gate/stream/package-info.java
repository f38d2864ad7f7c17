/** Server-sent events: a drop's figures and one's own entry, as they change. */
@NullMarked
package dev.rushgate.edge.gate.stream;

import org.jspecify.annotations.NullMarked;

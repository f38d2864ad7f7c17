/** The way of an entry: in batches to the script, and from its outcome to the answer. */
@NullMarked
package dev.rushgate.edge.gate.entry;

import org.jspecify.annotations.NullMarked;

/** The traces of the protocol's table of broken variants, taken by the real components. */
@NullMarked
package dev.rushgate.edge.protocol;

import org.jspecify.annotations.NullMarked;

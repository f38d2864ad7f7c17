/** Recomputes a drop's lobby draw from its seed and says whether the order held. */
@NullMarked
package dev.rushgate.edge.verify;

import org.jspecify.annotations.NullMarked;

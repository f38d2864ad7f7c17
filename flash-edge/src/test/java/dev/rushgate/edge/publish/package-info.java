/** Publishing on the real servers. */
@NullMarked
package dev.rushgate.edge.publish;

import org.jspecify.annotations.NullMarked;

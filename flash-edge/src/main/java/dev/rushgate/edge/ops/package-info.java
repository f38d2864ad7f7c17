/** What operators ask of every process: is it alive, is it ready, what did it count. */
@NullMarked
package dev.rushgate.edge.ops;

import org.jspecify.annotations.NullMarked;

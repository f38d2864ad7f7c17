/** Keeps Redis what MySQL says of each drop: publishes, rebuilds, closes, sweeps and archives. */
@NullMarked
package dev.rushgate.edge.publish;

import org.jspecify.annotations.NullMarked;

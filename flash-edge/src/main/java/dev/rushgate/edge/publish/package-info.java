/**
 * Keeps Redis what MySQL says of each drop: publishes, rebuilds, closes, sweeps, archives, and
 * tells which tokens were revoked.
 */
@NullMarked
package dev.rushgate.edge.publish;

import org.jspecify.annotations.NullMarked;

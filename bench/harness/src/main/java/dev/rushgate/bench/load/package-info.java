/** The generators of load, as processes on their own core. */
@NullMarked
package dev.rushgate.bench.load;

import org.jspecify.annotations.NullMarked;

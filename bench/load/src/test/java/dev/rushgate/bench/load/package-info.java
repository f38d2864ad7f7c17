/** Claims about the offered load. */
@NullMarked
package dev.rushgate.bench.load;

import org.jspecify.annotations.NullMarked;

/** Claims about the generators. */
@NullMarked
package dev.rushgate.bench.load;

import org.jspecify.annotations.NullMarked;

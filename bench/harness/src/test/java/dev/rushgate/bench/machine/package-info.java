/** Claims about what is read from the machine. */
@NullMarked
package dev.rushgate.bench.machine;

import org.jspecify.annotations.NullMarked;

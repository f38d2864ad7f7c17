/** What is read of the machine. */
@NullMarked
package dev.rushgate.bench.machine;

import org.jspecify.annotations.NullMarked;

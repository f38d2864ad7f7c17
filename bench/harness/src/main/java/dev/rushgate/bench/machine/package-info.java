/** The machine: its cores, what a process used of them, its disk. */
@NullMarked
package dev.rushgate.bench.machine;

import org.jspecify.annotations.NullMarked;

/** Contenders that exist for the comparison alone, each a program. */
@NullMarked
package dev.rushgate.bench.contender;

import org.jspecify.annotations.NullMarked;

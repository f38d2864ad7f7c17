/** The designs on real servers. */
@NullMarked
package dev.rushgate.bench.lockshop;

import org.jspecify.annotations.NullMarked;

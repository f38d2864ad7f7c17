/** What a run measured. */
@NullMarked
package dev.rushgate.bench.result;

import org.jspecify.annotations.NullMarked;

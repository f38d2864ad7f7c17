/** What scenarios measure with. */
@NullMarked
package dev.rushgate.bench.scenario;

import org.jspecify.annotations.NullMarked;

/** What is measured, one scenario a class. */
@NullMarked
package dev.rushgate.bench.scenario;

import org.jspecify.annotations.NullMarked;

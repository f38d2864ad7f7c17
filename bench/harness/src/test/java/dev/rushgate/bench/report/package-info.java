/** What a report says of a run, shown on small runs made by hand. */
@NullMarked
package dev.rushgate.bench.report;

import org.jspecify.annotations.NullMarked;

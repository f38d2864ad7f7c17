/** Tables, files and pictures of a run. */
@NullMarked
package dev.rushgate.bench.report;

import org.jspecify.annotations.NullMarked;

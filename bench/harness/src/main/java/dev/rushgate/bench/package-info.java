/** Measures Rushgate beside other ways to do its work, and says whether its goals are met. */
@NullMarked
package dev.rushgate.bench;

import org.jspecify.annotations.NullMarked;

/** The invariants of the system, judged by what shoppers were told against the database. */
@NullMarked
package dev.rushgate.rush.verdict;

import org.jspecify.annotations.NullMarked;

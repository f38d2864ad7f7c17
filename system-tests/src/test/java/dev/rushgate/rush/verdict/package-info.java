/** The verdicts judged: each must complain about a made-up outcome that breaks it. */
@NullMarked
package dev.rushgate.rush.verdict;

import org.jspecify.annotations.NullMarked;

/** The harness's own claims. */
@NullMarked
package dev.rushgate.bench;

import org.jspecify.annotations.NullMarked;

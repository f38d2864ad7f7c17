/** The crowd: shoppers who press, wait, give up and win over HTTP, and what each was told. */
@NullMarked
package dev.rushgate.rush.crowd;

import org.jspecify.annotations.NullMarked;

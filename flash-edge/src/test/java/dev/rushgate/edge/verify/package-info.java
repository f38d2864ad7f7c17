/** What the verifier of lobby draws says. */
@NullMarked
package dev.rushgate.edge.verify;

import org.jspecify.annotations.NullMarked;

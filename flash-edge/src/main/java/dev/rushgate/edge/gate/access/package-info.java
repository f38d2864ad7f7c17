/** Who is asking, and how often: bearer tokens, tickets of places, rates per member. */
@NullMarked
package dev.rushgate.edge.gate.access;

import org.jspecify.annotations.NullMarked;

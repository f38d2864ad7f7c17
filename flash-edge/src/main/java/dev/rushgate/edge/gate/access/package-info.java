/** Who is asking, and how often: bearer tokens and which were revoked, tickets, rates. */
@NullMarked
package dev.rushgate.edge.gate.access;

import org.jspecify.annotations.NullMarked;

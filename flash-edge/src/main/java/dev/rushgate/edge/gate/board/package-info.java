/** What a gate knows of all drops without asking: figures, Redis' clock, who is in. */
@NullMarked
package dev.rushgate.edge.gate.board;

import org.jspecify.annotations.NullMarked;

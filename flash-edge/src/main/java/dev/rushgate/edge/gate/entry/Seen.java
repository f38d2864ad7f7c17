package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.queue.Figures;

/** One member's part of a script's answer, and the drop's figures at that moment. */
record Seen<T>(T what, Figures figures) {}

package dev.rushgate.backoffice.drops;

/** The two rows of a drop, read together. */
record DropPair(DropSpec spec, DropStock stock) {}

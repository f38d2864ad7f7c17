package dev.rushgate.backoffice.drops;

/** How a drop is called. */
record DropTitle(long dropId, String title) {}

package dev.rushgate.backoffice.drops;

import org.jspecify.annotations.Nullable;

/** A drop in a list; a deal with the name that its product has now. */
public record DropLine(DropDetails drop, @Nullable String productName) {}

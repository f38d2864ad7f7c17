package dev.rushgate.backoffice.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that was not paid in time.
 *
 * @param dropId null for one from the catalogue
 */
record DueOrder(long id, @Nullable Long dropId, Instant payBy) {}

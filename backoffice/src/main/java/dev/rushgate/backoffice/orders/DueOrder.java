package dev.rushgate.backoffice.orders;

import java.time.Instant;

/** An order that was not paid in time. */
record DueOrder(long id, long dropId, Instant payBy) {}

package dev.rushgate.backoffice.orders;

/** Paid orders of some time, and what they brought in won. */
public record Takings(long orders, long won) {}

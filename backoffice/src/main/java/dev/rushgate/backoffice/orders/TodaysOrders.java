package dev.rushgate.backoffice.orders;

/** How the orders stand: those to be paid now, and those paid since the day began. */
public record TodaysOrders(long toPay, Takings paid) {}

package dev.rushgate.backoffice.orders;

import java.time.Instant;

/**
 * Something of an order that went back, in won.
 *
 * @param money to where it was paid from; on its way until the gateway has made it
 * @param points to the wallet
 */
public record OrderRefund(long id, long money, long points, String reason, Instant at) {}

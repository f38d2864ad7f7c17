package dev.rushgate.model.event;

import dev.rushgate.model.MemberId;
import dev.rushgate.model.Money;
import java.time.Instant;

/**
 * Something paid goes back.
 *
 * @param refundId tells the refunds of one order apart
 * @param money to where it was paid from
 * @param points to the wallet
 * @param whole whether nothing of the order is left
 */
public record OrderRefunded(
    long orderId,
    long refundId,
    MemberId member,
    Money money,
    Money points,
    boolean whole,
    String reason,
    Instant at)
    implements OrderEvent {}

package dev.rushgate.backoffice.payment;

import org.jspecify.annotations.Nullable;

/**
 * What payments are looked for by; null and empty ask for nothing.
 *
 * @param text a payment key, or the id of a payment or of what it pays for
 * @param differing only those of which the gateway's book says otherwise
 * @param refused only those with a refund that the gateway refused
 */
public record PaymentSearch(
    String text,
    @Nullable String member,
    Payment.@Nullable State state,
    Payment.@Nullable Purpose purpose,
    boolean differing,
    boolean refused) {}

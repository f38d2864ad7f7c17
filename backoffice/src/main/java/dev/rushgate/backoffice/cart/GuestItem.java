package dev.rushgate.backoffice.cart;

import org.jspecify.annotations.Nullable;

/**
 * What a shopper put into the cart of their browser before they logged in.
 *
 * @param productId as the browser has it, which may name nothing
 * @param priceThen what it cost there, in won; null when the browser does not know
 */
public record GuestItem(String productId, int quantity, @Nullable Long priceThen) {}

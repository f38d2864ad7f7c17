package dev.rushgate.backoffice.orders;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a paid order is to go back.
 *
 * @param units of each product; null for all that is left
 * @param reason shown to the member
 * @param request the caller's own name for this wish: the same one goes back once; null for none
 */
public record Returned(
    @Nullable Map<Long, Integer> units, String reason, @Nullable String request) {}

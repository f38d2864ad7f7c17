package dev.rushgate.backoffice.orders;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a paid order is to go back.
 *
 * @param units of each product; null for all that is left
 * @param reason shown to the member
 * @param request the caller's own name for this wish: the same one goes back once; null for none
 */
public record Returned(
    @Nullable Map<Long, Integer> units, String reason, @Nullable String request) {

  /** The units as they are written down: the same text for the same ones, empty for all. */
  String unitsText() {
    return units == null
        ? ""
        : new TreeMap<>(units)
            .entrySet().stream()
                .map(of -> of.getKey() + "x" + of.getValue())
                .collect(Collectors.joining(","));
  }
}

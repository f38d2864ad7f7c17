package dev.rushgate.backoffice.delivery.web;

import dev.rushgate.backoffice.delivery.DeliverySearch;
import dev.rushgate.backoffice.delivery.DeliveryState;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.Days;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of deliveries is asked for, as its address has it. The days are those of the
 * comparison.
 */
record DeliveryQuery(
    @Nullable String q, @Nullable String state, @Nullable String from, @Nullable String to) {

  /** Refuses what means nothing with {@code InvalidInput}. */
  DeliverySearch search() {
    String word = plain(state);
    DeliveryState wanted =
        word.isEmpty()
            ? null
            : Arrays.stream(DeliveryState.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("state", "is no state"));
    return new DeliverySearch(plain(q), wanted);
  }

  /** Likewise. */
  Days days() {
    return Days.of(plain(from), plain(to));
  }

  Map<String, String> asked() {
    var asked = new LinkedHashMap<String, String>();
    asked.put("q", plain(q));
    asked.put("state", plain(state));
    asked.put("from", plain(from));
    asked.put("to", plain(to));
    return asked;
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}

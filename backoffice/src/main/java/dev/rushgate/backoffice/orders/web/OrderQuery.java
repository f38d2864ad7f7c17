package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.OrderSearch;
import dev.rushgate.backoffice.orders.OrderState;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.platform.web.Days;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The parameters of a search for orders, as the address of the page has them. */
record OrderQuery(
    @Nullable String q,
    @Nullable String state,
    @Nullable String drop,
    @Nullable String product,
    @Nullable String from,
    @Nullable String to) {

  /** Refuses what means nothing with {@code InvalidInput}. */
  OrderSearch search(ZoneId zone) {
    Days days = Days.of(plain(from), plain(to));
    return new OrderSearch(
        plain(q),
        null,
        id(plain(drop), "drop"),
        id(plain(product), "product"),
        stateOf(plain(state)),
        days.begin(zone),
        days.end(zone));
  }

  Map<String, String> asked() {
    var asked = new LinkedHashMap<String, String>();
    asked.put("q", plain(q));
    asked.put("state", plain(state));
    asked.put("drop", plain(drop));
    asked.put("product", plain(product));
    asked.put("from", plain(from));
    asked.put("to", plain(to));
    return asked;
  }

  static @Nullable Long id(String text, String field) {
    if (text.isEmpty()) {
      return null;
    }
    OptionalLong id = Ids.parse(text);
    if (id.isEmpty()) {
      throw InvalidInput.of(field, "is no id");
    }
    return id.getAsLong();
  }

  private static @Nullable OrderState stateOf(String word) {
    return word.isEmpty()
        ? null
        : Arrays.stream(OrderState.values())
            .filter(state -> state.name().equals(word))
            .findFirst()
            .orElseThrow(() -> InvalidInput.of("state", "is no state"));
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}

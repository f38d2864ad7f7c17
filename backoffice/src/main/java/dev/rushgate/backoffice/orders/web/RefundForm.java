package dev.rushgate.backoffice.orders.web;

import dev.rushgate.backoffice.orders.Returned;
import dev.rushgate.backoffice.platform.Ids;
import dev.rushgate.backoffice.platform.Inspection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a refund: all that is left, or so many units of each product, {@code units-ID}. It
 * carries a number of its own, so that a form that is sent twice gives back once.
 */
final class RefundForm {

  static final String UNITS = "units-";

  private static final String PART = "part";
  private static final int REASON_MAX = 200;
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");

  /** As {@link Ids#text} makes them. */
  private static final Pattern REQUEST = Pattern.compile("[0-9A-Z]{13}");

  private RefundForm() {}

  /** Refuses what cannot be taken with {@code InvalidInput}. */
  static Returned of(Map<String, String> form) {
    var inspection = new Inspection();
    String reason = form.get("reason");
    inspection.given(reason, "reason");
    inspection.text(reason, "reason", REASON_MAX);
    String request = form.getOrDefault("request", "");
    inspection.require(REQUEST.matcher(request).matches(), "request", "is that of the page");
    Map<Long, Integer> units = PART.equals(form.get("what")) ? units(form, inspection) : null;
    inspection.end();
    return new Returned(units, Objects.requireNonNull(reason).strip(), "page:" + request);
  }

  private static @Nullable Map<Long, Integer> units(
      Map<String, String> form, Inspection inspection) {
    var units = new TreeMap<Long, Integer>();
    form.forEach(
        (name, value) -> {
          String count = value.strip();
          if (name.startsWith(UNITS) && !count.isEmpty()) {
            boolean number = COUNT.matcher(count).matches();
            var product = Ids.parse(name.substring(UNITS.length()));
            inspection.require(number && product.isPresent(), "units", "are numbers");
            if (number && product.isPresent() && Integer.parseInt(count) > 0) {
              units.put(product.getAsLong(), Integer.valueOf(count));
            }
          }
        });
    inspection.require(!units.isEmpty(), "units", "are to be chosen");
    return units;
  }
}

package dev.rushgate.backoffice.pages;

import dev.rushgate.backoffice.testkit.Browser;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** What operators type into the forms of deals and coupons. */
final class DropForms {

  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** One day for all of a form, also at midnight. */
  @SuppressWarnings("TimeInStaticInitializer") // one for all is what is wanted
  private static final LocalDate TODAY = LocalDate.now(SEOUL);

  private DropForms() {}

  /** An hour of a day to come, by the shop's clocks. */
  static String at(int daysAhead, int hour) {
    return TODAY.plusDays(daysAhead).atTime(hour, 0).toString();
  }

  /** An ordinary deal: nothing is to be said against it. */
  static Map<String, String> aDeal(String product, String title, int units) {
    var form = new HashMap<String, String>();
    form.put("title", title);
    form.put("productId", product);
    form.put("price", "39,000");
    form.put("capacity", Integer.toString(units));
    form.put("opensAt", at(1, 20));
    form.put("closesAt", at(1, 22));
    form.put("waitlist", "0");
    form.put("lobbyMax", "");
    form.put("admitPerSecond", "500");
    form.put("lobbySeconds", "0");
    form.put("paySeconds", "300");
    form.put("act", "save");
    return form;
  }

  static Map<String, String> aCoupon(String title, int units) {
    Map<String, String> form = aDeal("", title, units);
    form.remove("productId");
    form.remove("price");
    form.remove("paySeconds");
    form.put("discount", "5,000");
    form.put("validUntil", at(10, 23));
    return form;
  }

  static Map<String, String> with(Map<String, String> form, String field, String typed) {
    var other = new HashMap<>(form);
    other.put(field, typed);
    return other;
  }

  /** The id in the address that a saved form leads to. */
  static String idOf(Browser.Page saved) {
    return saved.location().replaceFirst("/edit$", "").replaceFirst(".*/", "");
  }
}

package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days as a list is asked for them, in the zone of the shop.
 *
 * @param from the first one; null is any
 * @param to the last one; null is any
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

  private static final int YEAR_MIN = 2000;
  private static final int YEAR_MAX = 2999;

  /** Of the parameters {@code from} and {@code to}; refuses other texts with InvalidInput. */
  public static Days of(String from, String to) {
    return new Days(day(from, "from"), day(to, "to"));
  }

  /** The first instant. */
  public @Nullable Instant begin(ZoneId zone) {
    return from == null ? null : from.atStartOfDay(zone).toInstant();
  }

  /** The first instant that is too late. */
  public @Nullable Instant end(ZoneId zone) {
    return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static @Nullable LocalDate day(String text, String name) {
    if (text.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) {
        return day;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw InvalidInput.of(name, "is a day like 2026-11-21");
  }
}

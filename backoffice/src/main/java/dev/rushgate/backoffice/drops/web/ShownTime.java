package dev.rushgate.backoffice.drops.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An instant as a page tells it beside the local time: in UTC, and from now.
 *
 * @param key the last part of the words about {@code count}: {@code in.hours}
 */
record ShownTime(Instant at, String utc, String key, long count) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final int HOURS_FROM_MINUTES = 120;
  private static final int DAYS_FROM_HOURS = 48;

  static ShownTime of(Instant at, Instant now) {
    boolean ahead = at.isAfter(now);
    Duration away = ahead ? Duration.between(now, at) : Duration.between(at, now);
    String direction = ahead ? "in." : "ago.";
    String utc = UTC.format(at);
    if (away.toMinutes() < 1) {
      return new ShownTime(at, utc, direction + "seconds", away.toSeconds());
    } else if (away.toMinutes() < HOURS_FROM_MINUTES) {
      return new ShownTime(at, utc, direction + "minutes", away.toMinutes());
    } else if (away.toHours() < DAYS_FROM_HOURS) {
      return new ShownTime(at, utc, direction + "hours", away.toHours());
    }
    return new ShownTime(at, utc, direction + "days", away.toDays());
  }
}

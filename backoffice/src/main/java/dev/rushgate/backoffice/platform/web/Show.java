package dev.rushgate.backoffice.platform.web;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Show {

  private static final int PERCENT = 100;

  private final DateTimeFormatter time;
  private final DateTimeFormatter second;
  private final NumberFormat numbers;

  Show(ZoneId zone, Locale locale) {
    this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", locale).withZone(zone);
    this.second = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", locale).withZone(zone);
    this.numbers = NumberFormat.getIntegerInstance(Locale.KOREA);
  }

  /** With separators of thousands. */
  public String number(long value) {
    return numbers.format(value);
  }

  /** In the zone of the shop, which is named. */
  public String time(Instant at) {
    return time.format(at);
  }

  /** To the second, where what stands around it names day and zone. */
  public String second(Instant at) {
    return second.format(at);
  }

  /** The zone of the shop, for a script that goes on writing times. */
  public String zone() {
    return time.getZone().getId();
  }

  /** For machines. */
  public String iso(Instant at) {
    return at.toString();
  }

  /** Whole minutes, never less than none. */
  public long minutes(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMinutes());
  }

  public long percent(long part, long whole) {
    return whole <= 0 ? 0 : part * PERCENT / whole;
  }
}

package dev.rushgate.edge.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as the API writes them: ISO-8601, UTC, milliseconds. */
public final class Instants {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  public static String text(Instant instant) {
    return FORM.format(instant);
  }

  public static String text(long ms) {
    return text(Instant.ofEpochMilli(ms));
  }
}

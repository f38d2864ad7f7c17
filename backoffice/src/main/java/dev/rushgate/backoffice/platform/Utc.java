package dev.rushgate.backoffice.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the columns of the database hold them. */
public final class Utc {

  private Utc() {}

  public static LocalDateTime column(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  public static Instant instant(LocalDateTime column) {
    return column.toInstant(ZoneOffset.UTC);
  }

  public static @Nullable Instant orNull(@Nullable LocalDateTime column) {
    return column == null ? null : instant(column);
  }
}

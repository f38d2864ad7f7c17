package dev.rushgate.backoffice.drops.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a local time that somebody typed means in the zone of the shop. */
sealed interface TypedTime {

  int YEAR_MIN = 2000;
  int YEAR_MAX = 2999;

  /** As browsers send it: {@code 2026-11-21T20:00}, to the millisecond if need be. */
  DateTimeFormatter TYPED = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  record Missing() implements TypedTime {}

  record Unreadable() implements TypedTime {}

  /** One instant. */
  record At(Instant instant) implements TypedTime {}

  /** No clock of the zone shows it: clocks went from {@code last} to {@code next} at once. */
  record Skipped(LocalDateTime last, LocalDateTime next) implements TypedTime {}

  /** Clocks of the zone show it twice, and nobody said which is meant. */
  record Twice() implements TypedTime {}

  /**
   * Reads a time.
   *
   * @param offset which of two is meant, {@code +09:00}; passed over where there is but one
   */
  static TypedTime read(@Nullable String text, @Nullable String offset, ZoneId zone) {
    String plain = text == null ? "" : text.strip().replace(' ', 'T');
    if (plain.isEmpty()) {
      return new Missing();
    }
    LocalDateTime local = parsed(plain);
    if (local == null) {
      return new Unreadable();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return switch (offsets.size()) {
      case 0 -> skipped(zone.getRules().getTransition(local));
      case 1 -> new At(local.toInstant(offsets.getFirst()));
      default ->
          offsets.stream()
              .filter(one -> one.getId().equals(offset))
              .findFirst()
              .<TypedTime>map(one -> new At(local.toInstant(one)))
              .orElseGet(Twice::new);
    };
  }

  /** The offsets between which has to be chosen; none when nothing has to. */
  static List<String> choices(@Nullable String text, ZoneId zone) {
    LocalDateTime local = text == null ? null : parsed(text.strip().replace(' ', 'T'));
    List<ZoneOffset> offsets = local == null ? List.of() : zone.getRules().getValidOffsets(local);
    return offsets.size() < 2 ? List.of() : offsets.stream().map(ZoneOffset::getId).toList();
  }

  /** The text that is read back as the instant, where its offset is given along. */
  static String text(Instant at, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    boolean whole = local.truncatedTo(ChronoUnit.MINUTES).equals(local);
    return whole ? local.toString() : TYPED.format(local);
  }

  static String offset(Instant at, ZoneId zone) {
    return zone.getRules().getOffset(at).getId();
  }

  private static @Nullable LocalDateTime parsed(String text) {
    try {
      LocalDateTime local = LocalDateTime.parse(text, TYPED).truncatedTo(ChronoUnit.MILLIS);
      return local.getYear() >= YEAR_MIN && local.getYear() <= YEAR_MAX ? local : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Skipped skipped(ZoneOffsetTransition gap) {
    return new Skipped(gap.getDateTimeBefore(), gap.getDateTimeAfter());
  }
}

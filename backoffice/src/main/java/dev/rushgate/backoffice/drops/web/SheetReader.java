package dev.rushgate.backoffice.drops.web;

import dev.rushgate.backoffice.drops.DropForm;
import dev.rushgate.model.DropKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of what was typed what it means; what means nothing is a flaw. */
final class SheetReader {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final DropSheet sheet;
  private final boolean isNew;
  private final ZoneId zone;
  private final List<Flaw> flaws = new ArrayList<>();

  private SheetReader(DropSheet sheet, boolean isNew, ZoneId zone) {
    this.sheet = sheet;
    this.isNew = isNew;
    this.zone = zone;
  }

  /** What was understood; null in the form where nothing was. */
  record Read(DropForm form, List<Flaw> flaws) {}

  /** A form that changes a drop names neither kind nor product, as they stay. */
  static Read of(DropSheet sheet, DropKind kind, boolean isNew, ZoneId zone) {
    var reader = new SheetReader(sheet, isNew, zone);
    DropForm form = reader.form(kind);
    return new Read(form, List.copyOf(reader.flaws));
  }

  private DropForm form(DropKind kind) {
    boolean deal = kind == DropKind.DEAL;
    String productId = plain(sheet.productId());
    return new DropForm(
        isNew ? kind : null,
        isNew && deal && !productId.isEmpty() ? productId : null,
        title(),
        deal ? number("price", sheet.price(), Long::valueOf, true) : null,
        deal ? null : number("discount", sheet.discount(), Long::valueOf, true),
        number("capacity", sheet.capacity(), Integer::valueOf, true),
        time("opensAt", sheet.opensAt(), sheet.opensAtOffset()),
        time("closesAt", sheet.closesAt(), sheet.closesAtOffset()),
        deal ? null : time("validUntil", sheet.validUntil(), sheet.validUntilOffset()),
        number("waitlist", sheet.waitlist(), Integer::valueOf, !isNew),
        number("lobbyMax", sheet.lobbyMax(), Integer::valueOf, !isNew),
        number("admitPerSecond", sheet.admitPerSecond(), Integer::valueOf, !isNew),
        number("lobbySeconds", sheet.lobbySeconds(), Integer::valueOf, !isNew),
        deal ? number("paySeconds", sheet.paySeconds(), Integer::valueOf, !isNew) : null,
        isNew ? null : version(),
        sheet.confirmedWarnings());
  }

  private @Nullable String title() {
    String title = plain(sheet.title());
    if (title.isEmpty()) {
      flaws.add(Flaw.missing("title"));
      return null;
    }
    return title;
  }

  /** None was shown, so none fits. */
  private Long version() {
    try {
      return Long.valueOf(plain(sheet.version()));
    } catch (NumberFormatException e) {
      return -1L;
    }
  }

  /** As people write numbers: separators of thousands are no matter. */
  private <T> @Nullable T number(
      String field, @Nullable String text, Function<String, T> reader, boolean needed) {
    String digits = plain(text).replace(",", "");
    if (digits.isEmpty()) {
      if (needed) {
        flaws.add(Flaw.missing(field));
      }
      return null;
    }
    try {
      return reader.apply(digits);
    } catch (NumberFormatException e) {
      flaws.add(Flaw.rule(field));
      return null;
    }
  }

  private @Nullable Instant time(String field, @Nullable String text, @Nullable String offset) {
    return switch (TypedTime.read(text, offset, zone)) {
      case TypedTime.At at -> at.instant();
      case TypedTime.Missing no -> flawed(Flaw.missing(field));
      case TypedTime.Unreadable no -> flawed(Flaw.time(field, "form", "", ""));
      case TypedTime.Twice twice -> flawed(Flaw.time(field, "twice", zone.getId(), ""));
      case TypedTime.Skipped gap ->
          flawed(Flaw.time(field, "gap", CLOCK.format(gap.last()), CLOCK.format(gap.next())));
    };
  }

  private @Nullable Instant flawed(Flaw flaw) {
    flaws.add(flaw);
    return null;
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}

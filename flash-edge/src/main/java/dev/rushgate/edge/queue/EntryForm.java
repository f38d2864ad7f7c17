package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import java.util.OptionalLong;

/** Reads entries as the script part {@code entry} documents them, and writes kept results. */
final class EntryForm {

  private EntryForm() {}

  /** The entry whose state stands at {@code at}. */
  static Entry read(DropId drop, Words words, int at) {
    return switch (words.text(at)) {
      case "QUEUED" ->
          new Entry.Queued(words.number(at + 1), words.number(at + 2), optional(words, at + 3));
      case "ADMITTED" -> new Entry.Admitted(id(drop, words.text(at + 1)), words.number(at + 2));
      case "SETTLED" -> settled(drop, words, at);
      case "RETURNED" -> new Entry.Returned(id(drop, words.text(at + 1)), words.text(at + 2));
      case "REFUSED" -> new Entry.Refused(words.text(at + 1));
      case "LEFT" -> new Entry.Left();
      case "NONE" -> new Entry.None();
      default -> throw words.unexpected();
    };
  }

  /** A final outcome as the hash {@code results} keeps it. */
  static String result(Entry entry) {
    return switch (entry) {
      case Entry.Settled s ->
          String.join(
              "|",
              "SETTLED",
              s.id().withinDrop(),
              text(s.orderId()),
              text(s.couponId()),
              text(s.payByMs()));
      case Entry.Returned r -> "RETURNED|" + r.id().withinDrop() + "|" + r.reason();
      case Entry.Refused r -> "REFUSED|" + r.reason();
      case Entry.Left left -> "LEFT";
      case Entry.Queued q -> throw new IllegalArgumentException("not an outcome");
      case Entry.Admitted a -> throw new IllegalArgumentException("not an outcome");
      case Entry.None n -> throw new IllegalArgumentException("not an outcome");
    };
  }

  static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  private static Entry.Settled settled(DropId drop, Words words, int at) {
    return new Entry.Settled(
        id(drop, words.text(at + 1)),
        words.number(at + 2),
        optional(words, at + 3),
        optional(words, at + 4),
        optional(words, at + 5));
  }

  private static OptionalLong optional(Words words, int at) {
    return words.isBlank(at) ? OptionalLong.empty() : OptionalLong.of(words.number(at));
  }

  private static AdmissionId id(DropId drop, String withinDrop) {
    return AdmissionId.parse(drop + "." + withinDrop).orElseThrow();
  }
}

package dev.rushgate.edge.queue;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import java.util.OptionalLong;

/** Reads entries as the script part {@code entry} documents them, and writes kept results. */
final class EntryForm {

  private EntryForm() {}

  /** The entry whose state stands at {@code at}. */
  static Entry read(DropId drop, Reply reply, int at) {
    return switch (reply.text(at)) {
      case "QUEUED" ->
          new Entry.Queued(reply.number(at + 1), reply.number(at + 2), optional(reply, at + 3));
      case "ADMITTED" -> new Entry.Admitted(id(drop, reply.text(at + 1)), reply.number(at + 2));
      case "SETTLED" -> settled(drop, reply, at);
      case "RETURNED" -> new Entry.Returned(id(drop, reply.text(at + 1)), reply.text(at + 2));
      case "REFUSED" -> new Entry.Refused(reply.text(at + 1));
      case "LEFT" -> new Entry.Left();
      case "NONE" -> new Entry.None();
      default -> throw reply.unexpected();
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

  private static Entry.Settled settled(DropId drop, Reply reply, int at) {
    return new Entry.Settled(
        id(drop, reply.text(at + 1)),
        reply.number(at + 2),
        optional(reply, at + 3),
        optional(reply, at + 4),
        optional(reply, at + 5));
  }

  private static OptionalLong optional(Reply reply, int at) {
    return reply.isBlank(at) ? OptionalLong.empty() : OptionalLong.of(reply.number(at));
  }

  private static AdmissionId id(DropId drop, String withinDrop) {
    return AdmissionId.parse(drop + "." + withinDrop).orElseThrow();
  }
}

package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;

/** The words of {@code entries.lua}. */
final class EntriesScript {

  private EntriesScript() {}

  static EntriesReply read(DropId drop, Reply reply) {
    return switch (reply.word()) {
      case "OK" ->
          new EntriesReply.Found(
              Figures.of(reply.at(1)),
              reply.at(2).texts().stream()
                  .map(text -> EntryForm.read(drop, Words.of(text), 0))
                  .toList());
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

package dev.rushgate.edge.queue;

import java.util.stream.Stream;

/** The words of {@code update.lua}. */
final class UpdateScript {

  private UpdateScript() {}

  static Stream<String> arguments(SpecChange change) {
    return Stream.concat(
        Stream.of(change.epoch(), change.version(), change.target()).map(String::valueOf),
        SpecFields.write(change.drop(), change.state()));
  }

  static UpdateOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "UPDATED" -> new UpdateOutcome.Updated(reply.number(1), reply.number(2));
      case "IGNORED" -> ignored(reply);
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }

  private static UpdateOutcome ignored(Reply reply) {
    return reply.text(1).equals("EPOCH")
        ? new UpdateOutcome.OtherEpoch(reply.number(2), reply.number(3))
        : new UpdateOutcome.AlreadyApplied(reply.number(2), reply.number(3));
  }
}

package dev.rushgate.edge.queue;

/** The words of {@code acknowledge.lua} and of {@code giveBack.lua}, which are the same. */
final class AcknowledgeScript {

  private AcknowledgeScript() {}

  static AcknowledgeOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "OK" -> new AcknowledgeOutcome.Done(reply.number(1));
      case "STALE" -> new AcknowledgeOutcome.Stale();
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

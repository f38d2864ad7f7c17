package dev.rushgate.edge.queue;

/** The words of {@code refuse.lua}. */
final class RefuseScript {

  private RefuseScript() {}

  static RefuseOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "REFUSED" -> new RefuseOutcome.Refused(reply.number(1), reply.number(2));
      case "NOT_HOPELESS" -> new RefuseOutcome.NotHopeless();
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

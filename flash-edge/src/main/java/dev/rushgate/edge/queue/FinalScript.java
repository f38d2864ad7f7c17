package dev.rushgate.edge.queue;

/** The words of {@code final.lua}. */
final class FinalScript {

  private FinalScript() {}

  static FinalOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "FINAL" -> new FinalOutcome.Final();
      case "NOT_FINAL" -> new FinalOutcome.NotFinal(reply.text(1));
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

package dev.rushgate.edge.queue;

/** The words of {@code leave.lua}. */
final class LeaveScript {

  private LeaveScript() {}

  static LeaveOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "LEFT" -> new LeaveOutcome.Left();
      case "TOO_LATE" -> new LeaveOutcome.TooLate();
      case "NONE" -> new LeaveOutcome.NoEntry();
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }
}

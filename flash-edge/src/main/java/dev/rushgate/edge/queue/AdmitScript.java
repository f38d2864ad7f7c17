package dev.rushgate.edge.queue;

/** The words of {@code admit.lua}. */
final class AdmitScript {

  private AdmitScript() {}

  static AdmitOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "OK" -> admitted(reply);
      case "NOT_ARMED" -> new NotArmed(reply.text(1));
      case "UNKNOWN" -> new DropUnknown();
      default -> throw reply.unexpected();
    };
  }

  private static AdmitOutcome.Admitted admitted(Reply reply) {
    var pops = reply.at(3).texts().stream().map(Pop::of).toList();
    int takenOver = Math.toIntExact(reply.number(2));
    return new AdmitOutcome.Admitted(
        reply.number(1),
        pops.subList(0, takenOver),
        pops.subList(takenOver, pops.size()),
        Figures.of(reply.at(4)));
  }
}

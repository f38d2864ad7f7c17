package dev.rushgate.edge.queue;

/** Answers without what only Redis' clock decides, to be compared with the model's. */
final class Timeless {

  private Timeless() {}

  static EnterReply timeless(EnterReply reply) {
    return reply instanceof EnterReply.Entered entered
        ? new EnterReply.Entered(
            timeless(entered.figures()),
            entered.outcomes().stream().map(Timeless::timeless).toList())
        : reply;
  }

  static EnterOutcome timeless(EnterOutcome outcome) {
    return outcome instanceof EnterOutcome.NotOpen ? new EnterOutcome.NotOpen(0, 0) : outcome;
  }

  static Figures timeless(Figures f) {
    return new Figures(
        f.epoch(),
        f.no(),
        f.served(),
        f.remaining(),
        f.waiting(),
        f.opened(),
        f.closed(),
        f.allPaid(),
        f.state(),
        f.version(),
        0);
  }
}

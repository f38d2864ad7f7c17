package dev.rushgate.rush.crowd;

import dev.rushgate.rush.service.ServerClock;
import java.net.URI;
import java.util.List;

/**
 * Who comes, to what, and how.
 *
 * @param prefix what the members' ids begin with; no other crowd may use it
 * @param ratePerSecond how many members press per second from the opening on
 * @param streams how many may watch over a stream at once
 * @param connections how many connections for calls to each gate
 * @param seed decides who does what; the same seed makes the same crowd
 */
public record Plan(
    List<URI> gates,
    List<Target> targets,
    String prefix,
    int members,
    int ratePerSecond,
    int streams,
    int connections,
    Shares shares,
    long seed,
    ServerClock clock) {

  /** One drop to press for. */
  public record Target(String drop, boolean deal, long opensAtMs) {}

  /**
   * What share of the shoppers, 0 to 1, does what.
   *
   * @param both go for both drops, when there are two
   * @param early press shortly before the opening, and again when told that it is closed
   * @param twice press twice at once
   * @param giveUp give up their place when they still wait after a moment
   * @param pay of the winners of a deal, pay their order
   */
  public record Shares(double both, double early, double twice, double giveUp, double pay) {}

  public Plan {
    gates = List.copyOf(gates);
    targets = List.copyOf(targets);
    if (gates.isEmpty() || targets.isEmpty() || targets.size() > 2) {
      throw new IllegalArgumentException("a crowd needs gates and one or two drops");
    }
  }
}

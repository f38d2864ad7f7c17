package dev.rushgate.bench.scenario;

import java.util.List;

/** What was answered with a success must be in the stores, and nothing that nobody asked for. */
final class Acknowledged {

  private Acknowledged() {}

  /** Empty, or the promise that is broken. */
  static List<String> broken(long stored, long acknowledged, long unseen) {
    if (stored < acknowledged) {
      return List.of(acknowledged - stored + " acknowledged are missing");
    }
    return stored > acknowledged + unseen
        ? List.of(stored - acknowledged - unseen + " are there that nobody was told of")
        : List.of();
  }
}

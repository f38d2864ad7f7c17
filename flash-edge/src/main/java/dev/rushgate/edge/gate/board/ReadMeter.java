package dev.rushgate.edge.gate.board;

/** Counts calls to Redis by what they ask. */
@FunctionalInterface
public interface ReadMeter {

  void called(String what);
}

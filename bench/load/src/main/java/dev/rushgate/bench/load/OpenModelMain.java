package dev.rushgate.bench.load;

import java.io.IOException;

/** Offers the load that its words describe, and writes what it saw. */
final class OpenModelMain {

  private OpenModelMain() {}

  public static void main(String[] words) throws IOException {
    var plan = Plan.of(words);
    OpenModelRun.of(plan).write(plan.out());
    // Hyperfoil leaves threads behind.
    System.exit(0);
  }
}

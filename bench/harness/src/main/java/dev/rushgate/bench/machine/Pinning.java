package dev.rushgate.bench.machine;

/** The cores of a run: where the script put this process, and the one that it left free. */
public final class Pinning {

  /** Names the generator's core; the script sets it. */
  private static final String GENERATOR = "rushgate.bench.generator";

  private Pinning() {}

  /** Fails when this process, and so its children, are not held to one core of their own. */
  public static Cores found() {
    return of(System.getProperty(GENERATOR, ""), Processor.ofThisMachine().allowed());
  }

  static Cores of(String generator, String allowed) {
    if (generator.isEmpty() || !allowed.matches("\\d+")) {
      throw new IllegalStateException(
          "the bench is to be started by scripts/bench: it gives one core to the load and one to"
              + " what is measured, and this process may use "
              + allowed);
    }
    return new Cores(generator, allowed);
  }
}

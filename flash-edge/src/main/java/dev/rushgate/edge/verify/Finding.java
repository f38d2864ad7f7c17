package dev.rushgate.edge.verify;

/** One thing that was checked, whether it holds, and what was seen. */
record Finding(String claim, boolean holds, String seen) {

  @Override
  public String toString() {
    return "  %-48s %-15s %s".formatted(claim, holds ? "holds" : "DOES NOT HOLD", seen);
  }
}

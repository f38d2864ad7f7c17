package dev.rushgate.backoffice.platform.web;

import dev.rushgate.backoffice.platform.Ids;

/** Ids in paths and bodies: positive 64-bit numbers in decimal; any other text names nothing. */
public final class PathId {

  private PathId() {}

  /** The id, or the refusal that nothing has it. */
  public static long of(String text, Problem unknown) {
    return Ids.parse(text).orElseThrow(() -> unknown.because("Nothing has the id in this path."));
  }
}

package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.platform.web.Problem;
import dev.rushgate.backoffice.platform.web.Refusal;
import dev.rushgate.model.DropId;

/** Ids of drops in paths. */
final class DropIds {

  private DropIds() {}

  static DropId of(String text) {
    return DropId.parse(text).orElseThrow(DropIds::unknown);
  }

  static Refusal unknown() {
    return Problem.DROP_UNKNOWN.because("No drop has the id in this path.");
  }
}

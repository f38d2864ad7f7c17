package dev.rushgate.backoffice.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Which samples of a drop may go. The last minutes are kept second by second; of the time before,
 * the first of each span, and the spans double as the drop gets older. So a drop of a minute and
 * one of three months have about as many.
 */
final class Thinning {

  static final long FINE_SECONDS = 600;
  static final long SPANS_MAX = 800;

  private Thinning() {}

  /** The width of a span when the oldest sample is that old, in seconds: a power of two. */
  static long spanSeconds(long ageSeconds) {
    long span = 1;
    while (ageSeconds / span > SPANS_MAX) {
      span *= 2;
    }
    return span;
  }

  /** {@code slots} ascend. */
  static List<Long> superfluous(List<Long> slots) {
    var superfluous = new ArrayList<Long>();
    if (slots.isEmpty()) {
      return superfluous;
    }
    long newest = slots.getLast();
    long span = spanSeconds(newest - slots.getFirst());
    long lastSpan = Long.MIN_VALUE;
    for (long slot : slots) {
      if (slot > newest - FINE_SECONDS) {
        break;
      }
      long of = Math.floorDiv(slot, span);
      if (of == lastSpan) {
        superfluous.add(slot);
      }
      lastSpan = of;
    }
    return superfluous;
  }
}

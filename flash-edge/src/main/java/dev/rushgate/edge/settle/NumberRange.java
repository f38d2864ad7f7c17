package dev.rushgate.edge.settle;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.event.Admission;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of one life of one drop, from the first to the last of a batch. Numbers are given in
 * a row, so a batch of a rush is nearly all of its range, and the database reads a range of which
 * it has no row yet for next to nothing, where a list costs it a search for each key.
 */
record NumberRange(AdmissionId first, AdmissionId last) {

  /** A range may be this many times as wide as the batch: with several partitions it has gaps. */
  private static final long WIDTH_MAX = 8;

  /** Nothing when they are of several drops or lives, or lie too far apart. */
  static Optional<NumberRange> of(List<Admission> inOrder) {
    var range = new NumberRange(inOrder.getFirst().id(), inOrder.getLast().id());
    return range.isOfOneLife() && range.width() <= WIDTH_MAX * inOrder.size()
        ? Optional.of(range)
        : Optional.empty();
  }

  Tuple tuple() {
    return Tuple.of(first.drop().value(), first.epoch(), first.no(), last.no());
  }

  private boolean isOfOneLife() {
    return first.drop().equals(last.drop()) && first.epoch() == last.epoch();
  }

  private long width() {
    return last.no() - first.no() + 1;
  }
}

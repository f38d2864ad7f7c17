package dev.rushgate.edge.queue;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What MySQL's snapshot says of a drop, for Redis to take over.
 *
 * @param number of the rebuild, its epoch from now on
 * @param version of the spec, which is {@code state} and {@code drop}
 * @param live units in hands by MySQL, the dead among them
 * @param dead dead letters: they hold their unit and have no result yet
 * @param requeue units popped without a row in MySQL: back to their old place in the queue
 * @param told results to show: of the live, and of those whose admission ended meanwhile
 * @param highestSeq the highest sequence number in MySQL, 0 for none
 * @param anyAdmission whether MySQL has any admission, so that the drop did open
 * @param admittedCount admissions in MySQL that are not stale
 */
public record Restoration(
    long number,
    long version,
    DropState state,
    Drop drop,
    long capacity,
    long target,
    List<Hold> live,
    List<Hold> dead,
    List<Hold> requeue,
    Map<MemberId, Entry> told,
    long highestSeq,
    boolean anyAdmission,
    long admittedCount) {

  /** Refuses more units in hands than there are, and a member who is live or requeued twice. */
  public Restoration {
    if (number < 1 || version < 1 || target < 0 || live.size() > capacity) {
      throw new IllegalArgumentException("a restoration holds at most its capacity");
    }
    long members =
        Stream.concat(live.stream(), requeue.stream()).map(Hold::member).distinct().count();
    if (members != live.size() + requeue.size()) {
      throw new IllegalArgumentException("a member is live or requeued, and once");
    }
  }
}

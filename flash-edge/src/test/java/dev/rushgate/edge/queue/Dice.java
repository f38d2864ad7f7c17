package dev.rushgate.edge.queue;

import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.ReleaseReason;
import dev.rushgate.model.event.Release;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** The choices of a walk, all from one seed. */
record Dice(Random random) {

  static final List<String> MEMBERS =
      List.of("ann", "bob", "cai", "dee", "eve", "fay", "gil", "hal");

  MemberId member() {
    return new MemberId(MEMBERS.get(random.nextInt(MEMBERS.size())));
  }

  DropState anyState() {
    int dice = random.nextInt(40);
    return dice == 0 ? DropState.CLOSED : dice < 6 ? DropState.PAUSED : DropState.OPEN;
  }

  Verdict verdictOn(Hold hold) {
    return random.nextInt(8) == 0
        ? new Verdict.Refused(hold.id(), hold.member(), Reason.SOLD_OUT)
        : new Verdict.Settled(
            hold.id(),
            hold.member(),
            OptionalLong.of(1L + random.nextInt(99)),
            OptionalLong.empty(),
            OptionalLong.empty());
  }

  /** One or two, the latest more often. */
  List<Hold> some(List<Hold> holds) {
    Set<Hold> some = new LinkedHashSet<>();
    for (int i = 0; i < 1 + random.nextInt(2) && !holds.isEmpty(); i++) {
      int back = Math.min(random.nextInt(holds.size()), random.nextInt(holds.size()));
      some.add(holds.get(holds.size() - 1 - back));
    }
    return List.copyOf(some);
  }

  static Release releaseOf(Hold hold) {
    return new Release(hold.id(), hold.member(), ReleaseReason.CANCELLED, Instant.EPOCH);
  }

  /** The same as pops, of whatever epoch. */
  List<Pop> somePops(List<Hold> holds) {
    return some(holds).stream()
        .map(hold -> new Pop(hold.id().no(), hold.member(), hold.seq()))
        .toList();
  }
}

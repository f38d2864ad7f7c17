package dev.rushgate.edge.queue;

import dev.rushgate.model.Drop;
import dev.rushgate.model.DropState;
import dev.rushgate.model.MemberId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Snapshots of a MySQL that knows some of the units that Redis popped, and lost some others. */
record RandomRestoration(Dice dice, List<Hold> known, List<Hold> heldAtFence) {

  /** MySQL knows some of what Redis held, and some that Redis forgot; the rest is requeued. */
  Restoration make(long number, long version, long target, DropState state, Drop drop) {
    Map<MemberId, Hold> live = new HashMap<>();
    Map<MemberId, Hold> requeue = new HashMap<>();
    heldAtFence.forEach(
        hold -> (dice.random().nextInt(3) > 0 ? live : requeue).put(hold.member(), hold));
    for (var hold : dice.some(known)) {
      if (!requeue.containsKey(hold.member()) && dice.random().nextInt(3) == 0) {
        live.putIfAbsent(hold.member(), hold);
      } else if (!live.containsKey(hold.member()) && dice.random().nextInt(3) == 0) {
        requeue.putIfAbsent(hold.member(), hold);
      }
    }
    var lives = List.copyOf(live.values());
    Map<MemberId, Entry> told = new HashMap<>();
    var dead = lives.stream().filter(hold -> dice.random().nextInt(4) == 0).toList();
    lives.stream()
        .filter(hold -> !dead.contains(hold))
        .forEach(hold -> told.put(hold.member(), settled(hold)));
    return new Restoration(
        number,
        version,
        state,
        drop,
        Math.max(target, lives.size()),
        target,
        lives,
        dead,
        List.copyOf(requeue.values()),
        told,
        known.stream().mapToLong(Hold::seq).max().orElse(0),
        !known.isEmpty(),
        lives.size() + dice.random().nextInt(3));
  }

  private static Entry settled(Hold hold) {
    return new Entry.Settled(
        hold.id(), hold.seq(), OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(8));
  }
}

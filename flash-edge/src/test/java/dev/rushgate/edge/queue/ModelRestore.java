package dev.rushgate.edge.queue;

/** What the script {@code restore} is to do to the model. */
final class ModelRestore {

  private ModelRestore() {}

  static RestoreOutcome apply(QueueModel model, Restoration r) {
    var spec = model.spec;
    var queue = model.queue;
    if (spec.fence != r.number() || !spec.fenceOfThisServer) {
      return new RestoreOutcome.Fenced();
    }
    if (spec.published && spec.epoch == r.number()) {
      return new RestoreOutcome.Already();
    }
    long above = queue.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long back = r.requeue().stream().mapToLong(Hold::seq).max().orElse(0);
    long highest = Math.max(Math.max(above, back), Math.max(0, r.highestSeq()));
    model.held.clear();
    model.leased.clear();
    model.sent.clear();
    model.withheld = 0;
    r.live().forEach(hold -> model.held.put(hold.member().value(), hold));
    r.live().forEach(hold -> queue.remove(hold.member().value()));
    r.dead().forEach(hold -> model.sent.add(QueueModel.element(hold)));
    r.requeue().forEach(hold -> queue.putIfAbsent(hold.member().value(), hold.seq()));
    r.told().forEach((member, entry) -> model.results.put(member.value(), entry));
    spec.restore(r, highest, queue.size());
    return new RestoreOutcome.Restored(queue.size());
  }
}

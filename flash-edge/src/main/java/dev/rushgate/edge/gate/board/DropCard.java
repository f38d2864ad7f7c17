package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.DropId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The place of one drop on the board: its newest view and who is in it. */
final class DropCard {

  private final DropId id;
  private final LiveMembers live = new LiveMembers();
  private final AtomicReference<@Nullable DropView> view = new AtomicReference<>();
  private volatile boolean missing;

  DropCard(DropId id) {
    this.id = id;
  }

  DropId id() {
    return id;
  }

  LiveMembers live() {
    return live;
  }

  /** The newest view, or null when Redis never held more than a fence since this gate runs. */
  @Nullable DropView view() {
    return view.get();
  }

  /** Redis has lost what this gate saw there, or does not have it yet. */
  boolean missing() {
    return missing;
  }

  void miss() {
    missing = true;
  }

  /** Takes a whole snapshot; newer figures stay. Returns whether anything to show changed. */
  boolean look(DropView fresh) {
    missing = false;
    var before = view.getAndUpdate(old -> merged(old, fresh));
    return before == null || !before.tellsTheSameAs(fresh);
  }

  /** Takes figures from the answer to a call; returns whether they are news. */
  boolean learn(Figures figures) {
    var before =
        view.getAndUpdate(old -> old != null && old.isOlderThan(figures) ? old.with(figures) : old);
    return before != null && before.isOlderThan(figures) && !before.tellsTheSameAs(figures);
  }

  private static DropView merged(@Nullable DropView old, DropView fresh) {
    return old == null || old.isOlderThan(fresh.figures()) ? fresh : fresh.with(old.figures());
  }
}

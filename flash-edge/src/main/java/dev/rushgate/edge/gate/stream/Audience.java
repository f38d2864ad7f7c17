package dev.rushgate.edge.gate.stream;

import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.gate.board.ShownState;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The streams of one drop on one event loop, and what they were shown last. */
final class Audience {

  /** {@code message} is the operator's, left out of the event when there is none. */
  private record Shown(long remaining, long waiting, ShownState state, @Nullable String message) {

    static Shown of(DropView view, long nowMs) {
      var figures = view.figures();
      return new Shown(
          figures.remaining(), figures.waiting(), view.shownAt(nowMs), view.drop().message());
    }

    /** Whether it tells of more than mere figures. */
    boolean differsInMoreThanFigures(Shown other) {
      return state != other.state || !Objects.equals(message, other.message);
    }

    String event(DropId drop) {
      var event =
          new JsonObject()
              .put("id", drop.toString())
              .put("remaining", remaining)
              .put("waiting", waiting)
              .put("state", state.name());
      if (message != null) {
        event.put("message", message);
      }
      return EventStream.event("drop", event.encode());
    }
  }

  private final DropId drop;
  private final Set<DropStream> streams = new LinkedHashSet<>();
  private final Map<MemberId, List<DropStream>> byMember = new HashMap<>();
  private final Consumer<DropStream> slow;
  private final BooleanSupplier mayTellEntries;
  private @Nullable Shown last;

  /**
   * {@code slow} is given each stream whose client does not read. While {@code mayTellEntries} says
   * no, nobody hears of their entry.
   */
  Audience(DropId drop, Consumer<DropStream> slow, BooleanSupplier mayTellEntries) {
    this.drop = drop;
    this.slow = slow;
    this.mayTellEntries = mayTellEntries;
  }

  void join(DropStream stream, DropView view, long nowMs) {
    streams.add(stream);
    if (stream.member() != null) {
      byMember.computeIfAbsent(stream.member(), member -> new ArrayList<>(1)).add(stream);
    }
    var shown = Shown.of(view, nowMs);
    if (last == null) {
      last = shown;
    }
    stream.out().write(shown.event(drop));
    var follower = stream.follower();
    if (follower != null) {
      follower.tick(view, nowMs);
    }
  }

  void leave(DropStream stream) {
    streams.remove(stream);
    var member = stream.member();
    var same = member == null ? null : byMember.get(member);
    if (same != null && same.remove(stream) && same.isEmpty()) {
      byMember.remove(member);
    }
  }

  boolean isEmpty() {
    return streams.isEmpty();
  }

  List<DropStream> streams() {
    return List.copyOf(streams);
  }

  /** Tells what is new, to all. */
  void tick(DropView view, long nowMs) {
    show(Shown.of(view, nowMs));
    if (!mayTellEntries.getAsBoolean()) {
      return;
    }
    for (var stream : streams()) {
      var follower = stream.follower();
      if (follower != null) {
        follower.tick(view, nowMs);
      }
    }
  }

  /** Tells another state or message at once; mere figures wait for the next tick. */
  void changed(DropView view, long nowMs) {
    var fresh = Shown.of(view, nowMs);
    if (last != null && fresh.differsInMoreThanFigures(last)) {
      show(fresh);
    }
  }

  void heard(MemberId member, long nowMs) {
    for (var stream : List.copyOf(byMember.getOrDefault(member, List.of()))) {
      var follower = stream.follower();
      if (follower != null && mayTellEntries.getAsBoolean()) {
        follower.heard(nowMs);
      }
    }
  }

  void heartbeat() {
    writeAll(EventStream::heartbeat);
  }

  private void show(Shown fresh) {
    if (!fresh.equals(last)) {
      last = fresh;
      String event = fresh.event(drop);
      writeAll(out -> out.write(event));
    }
  }

  private void writeAll(Predicate<EventStream> write) {
    var tooSlow = new ArrayList<DropStream>();
    for (var stream : streams) {
      if (!write.test(stream.out())) {
        tooSlow.add(stream);
      }
    }
    tooSlow.forEach(slow);
  }
}

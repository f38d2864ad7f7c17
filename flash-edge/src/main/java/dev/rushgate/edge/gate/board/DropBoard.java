package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All drops as this process knows them: read by every event loop, written by one {@link
 * BoardVerticle} and, figure by figure, by whoever got an answer from Redis.
 */
public final class DropBoard {

  private final Map<DropId, DropCard> cards = new ConcurrentHashMap<>();
  private final List<BoardListener> listeners = new CopyOnWriteArrayList<>();
  private final RedisClock clock;
  private final MemoryRefusal refusals;
  private final Touched touched;
  private volatile boolean read;
  private volatile Consumer<DropId> reader = drop -> {};

  public DropBoard(RedisClock clock) {
    this.clock = clock;
    this.refusals = new MemoryRefusal(clock);
    this.touched = new Touched(clock);
  }

  public RedisClock clock() {
    return clock;
  }

  public Touched touched() {
    return touched;
  }

  /** Whether the directory of drops was read once. */
  public boolean isRead() {
    return read;
  }

  public Lookup find(DropId drop) {
    var card = cards.get(drop);
    if (card == null) {
      return read ? new Lookup.Unknown() : new Lookup.NotRead();
    }
    var view = card.view();
    return view == null || card.missing() ? new Lookup.Away() : new Lookup.Known(view);
  }

  /** The newest view of a drop, even when Redis does not have it at the moment. */
  public Optional<DropView> view(DropId drop) {
    return Optional.ofNullable(cards.get(drop)).map(DropCard::view);
  }

  /** The views of all drops, the oldest first. */
  public Stream<DropView> views() {
    return cards.values().stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .map(DropCard::view)
        .filter(Objects::nonNull);
  }

  /** How a new press of the member is refused without Redis, if memory can tell. */
  public Optional<EnterOutcome> refusal(DropView view, MemberId member) {
    var card = cards.get(view.drop().id());
    return card == null
        ? Optional.empty()
        : Optional.ofNullable(refusals.of(view, card.live(), member));
  }

  /** Takes the figures that came with an answer, and how many new entries that answer accepted. */
  public void learn(DropId drop, Figures figures, int entered) {
    var card = cards.get(drop);
    if (card == null) {
      return;
    }
    if (entered > 0) {
      card.live().entered(entered);
    }
    if (card.learn(figures)) {
      tellChanged(drop);
      reader.accept(drop);
    }
  }

  public void listen(BoardListener listener) {
    listeners.add(listener);
  }

  public void unlisten(BoardListener listener) {
    listeners.remove(listener);
  }

  /** Whom to ask for a fresh snapshot of a drop whose figures moved. */
  void readBy(Consumer<DropId> asked) {
    reader = asked;
  }

  Map<DropId, DropCard> cards() {
    return cards;
  }

  DropCard card(DropId drop) {
    return cards.computeIfAbsent(drop, DropCard::new);
  }

  MemoryRefusal refusals() {
    return refusals;
  }

  void directoryRead() {
    read = true;
  }

  void tellChanged(DropId drop) {
    listeners.forEach(listener -> listener.dropChanged(drop));
  }

  void tellChanged(DropId drop, MemberId member) {
    touched.note(drop, member);
    listeners.forEach(listener -> listener.entryChanged(drop, member));
  }
}

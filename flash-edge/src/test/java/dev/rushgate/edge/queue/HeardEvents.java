package dev.rushgate.edge.queue;

import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a subscription told: {@code drop ID}, {@code entry ID member}. */
final class HeardEvents implements EventsListener {

  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Override
  public void dropChanged(DropId drop) {
    heard.add("drop " + drop);
  }

  @Override
  public void entryChanged(DropId drop, MemberId member) {
    heard.add("entry " + drop + " " + member);
  }

  @Override
  public void mayHaveMissed() {
    heard.add("mayHaveMissed");
  }

  List<String> all() {
    return List.copyOf(heard);
  }

  /** Events of one drop, without its id. */
  List<String> of(DropId drop) {
    return heard.stream()
        .filter(event -> event.contains(" " + drop))
        .map(event -> event.replace(" " + drop, ""))
        .toList();
  }

  void clear() {
    heard.clear();
  }
}

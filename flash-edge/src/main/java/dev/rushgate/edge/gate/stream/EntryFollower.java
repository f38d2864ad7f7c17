package dev.rushgate.edge.gate.stream;

import dev.rushgate.edge.gate.access.Ticket;
import dev.rushgate.edge.gate.board.DropView;
import dev.rushgate.edge.gate.entry.EntryReader;
import dev.rushgate.edge.gate.entry.EntryReader.Told;
import dev.rushgate.edge.gate.entry.EntryView;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one member's entry: in memory while a ticket tells the place, else by looks into Redis,
 * one at a time, when something was heard of the entry and now and then besides. Confined to its
 * event loop.
 */
final class EntryFollower {

  private static final Set<String> FINAL = Set.of("SETTLED", "RETURNED", "REFUSED", "LEFT");

  private final EntryReader reader;
  private final DropId drop;
  private final MemberId member;
  private final long lookMs;
  private final Consumer<EntryView> tell;

  /** What was told last; its ticket is not kept, it would take as much as all the rest. */
  private @Nullable EntryView last;

  private @Nullable Ticket ticket;
  private long lookedAtMs;
  private boolean looking;
  private boolean lookAgain;

  EntryFollower(
      EntryReader reader,
      DropId drop,
      MemberId member,
      @Nullable Ticket ticket,
      long lookMs,
      Consumer<EntryView> tell) {
    this.reader = reader;
    this.drop = drop;
    this.member = member;
    this.ticket = ticket;
    this.lookMs = lookMs;
    this.tell = tell;
  }

  /** Something may have changed in memory. */
  void tick(DropView view, long nowMs) {
    if (ticket != null && reader.tells(ticket, view)) {
      if (!reader.news(ticket, view).equals(last)) {
        told(reader.fromMemory(ticket, view));
      }
    } else if (ticket != null) {
      ticket = null; // Served, or overtaken by what was heard: from now on Redis is asked.
      look(nowMs);
    } else if (nowMs - lookedAtMs >= lookMs && !isFinal()) {
      look(nowMs);
    }
  }

  /** Something happened to the entry. */
  void heard(long nowMs) {
    if (looking) {
      lookAgain = true;
    } else {
      look(nowMs);
    }
  }

  void look(long nowMs) {
    if (looking) {
      return;
    }
    looking = true;
    lookAgain = false;
    lookedAtMs = nowMs;
    reader
        .read(drop, member)
        .onSuccess(
            found -> {
              ticket = found.ticket();
              told(found);
            })
        .onComplete(
            done -> {
              looking = false;
              if (lookAgain && done.succeeded()) {
                look(nowMs);
              }
            });
  }

  private boolean isFinal() {
    return last != null && FINAL.contains(last.state());
  }

  private void told(Told fresh) {
    var news = fresh.view().news();
    if (!news.equals(last)) {
      last = news;
      tell.accept(fresh.view());
    }
  }
}

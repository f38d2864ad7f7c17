package dev.rushgate.edge.gate.entry;

import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.EnterOutcome;
import dev.rushgate.edge.queue.EnterReply;
import dev.rushgate.edge.queue.EntriesReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.edge.queue.LeaveOutcome;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An event loop's way to the queues of all drops: what is asked for one drop goes in batches, the
 * drops do not wait for each other, and what is under way in all is bounded. Whatever an answer
 * says of the drop goes to the board. Confined to its event loop.
 */
public final class EntryDesk {

  private record Counter(
      DropQueue queue,
      Batcher<Claim, Seen<EnterOutcome>> entering,
      Batcher<MemberId, Seen<Entry>> reading) {

    boolean isIdle() {
      return entering.isIdle() && reading.isIdle();
    }
  }

  private final RedisLink link;
  private final DropBoard board;
  private final EntryBounds bounds;
  private final EntryMeter meter;
  private final Map<DropId, Counter> counters = new HashMap<>();
  private int underWay;

  public EntryDesk(RedisLink link, DropBoard board, EntryBounds bounds, EntryMeter meter) {
    this.link = link;
    this.board = board;
    this.bounds = bounds;
    this.meter = meter;
  }

  Future<Seen<EnterOutcome>> enter(DropId drop, Claim claim) {
    return bounded(() -> counter(drop).entering().ask(claim));
  }

  Future<Seen<Entry>> read(DropId drop, MemberId member) {
    return bounded(() -> counter(drop).reading().ask(member));
  }

  Future<LeaveOutcome> leave(DropId drop, MemberId member) {
    return bounded(
        () -> {
          meter.called("leave", 1);
          return counter(drop).queue().leave(member);
        });
  }

  Future<Void> noteLost(DropId drop, MemberId member) {
    meter.called("noteLost", 1);
    return counter(drop).queue().noteLost(member);
  }

  /** Requests without an answer yet. */
  public int underWay() {
    return underWay;
  }

  /** Forgets drops that are gone from the board. */
  public void tidy() {
    counters.entrySet().removeIf(e -> e.getValue().isIdle() && board.view(e.getKey()).isEmpty());
  }

  private <T> Future<T> bounded(Supplier<Future<T>> work) {
    if (underWay >= bounds.loopUnderWayMax()) {
      return Future.failedFuture(new Overloaded());
    }
    underWay++;
    return work.get().onComplete(done -> underWay--);
  }

  private Counter counter(DropId drop) {
    return counters.computeIfAbsent(drop, this::open);
  }

  private Counter open(DropId drop) {
    var queue = new DropQueue(link, drop);
    return new Counter(
        queue, batcher(claims -> enter(queue, claims)), batcher(asked -> read(queue, asked)));
  }

  private <Q, A> Batcher<Q, A> batcher(Function<List<Q>, Future<List<A>>> call) {
    return new Batcher<>(bounds.batchMax(), bounds.callsMax(), bounds.dropWaitingMax(), call);
  }

  private Future<List<Seen<EnterOutcome>>> enter(DropQueue queue, List<Claim> claims) {
    meter.called("enter", claims.size());
    return queue
        .enter(claims)
        .compose(
            reply ->
                switch (reply) {
                  case EnterReply.Entered entered -> {
                    var outcomes = entered.outcomes();
                    board.learn(queue.drop(), entered.figures(), accepted(outcomes));
                    yield Future.succeededFuture(with(entered.figures(), outcomes));
                  }
                  case NotArmed notArmed -> Future.failedFuture(new DropAway());
                  case DropUnknown unknown -> Future.failedFuture(new DropAway());
                });
  }

  private Future<List<Seen<Entry>>> read(DropQueue queue, List<MemberId> members) {
    meter.called("entries", members.size());
    return queue
        .entries(members)
        .compose(
            reply ->
                switch (reply) {
                  case EntriesReply.Found found -> {
                    board.learn(queue.drop(), found.figures(), 0);
                    yield Future.succeededFuture(with(found.figures(), found.entries()));
                  }
                  case NotArmed notArmed -> Future.failedFuture(new DropAway());
                  case DropUnknown unknown -> Future.failedFuture(new DropAway());
                });
  }

  private static int accepted(List<EnterOutcome> outcomes) {
    return (int) outcomes.stream().filter(EnterOutcome.Queued.class::isInstance).count();
  }

  private static <T> List<Seen<T>> with(Figures figures, List<T> parts) {
    return parts.stream().map(part -> new Seen<>(part, figures)).toList();
  }
}

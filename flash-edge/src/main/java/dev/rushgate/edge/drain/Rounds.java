package dev.rushgate.edge.drain;

import dev.rushgate.edge.loop.Insistence;
import dev.rushgate.model.DropId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every drop its turns: whose turn came first goes first, a few at a time, and a drop with
 * nothing to do is looked at less and less often until something is heard of it. Confined to one
 * context.
 */
final class Rounds {

  /** Turns under way at once: more would only queue up in Redis and Kafka. */
  static final int TURNS_MAX = 16;

  static final long PAUSE_MS_MIN = 20;
  static final long PAUSE_MS_MAX = 250;

  /** A turn under way gets so long to end before its leases are given back. */
  static final long FINISH_MS_MAX = 2_000;

  private static final long NO_TIMER = -1;

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private static final class Seat {
    final Drainer drainer;
    long pauseMs = PAUSE_MS_MIN;
    long timer = NO_TIMER;
    boolean waitsForTurn;
    boolean onTurn;
    boolean gone;

    Seat(Drainer drainer) {
      this.drainer = drainer;
    }
  }

  private final Vertx vertx;
  private final Insistence insist;
  private final Function<DropId, Drainer> drainers;
  private final Map<DropId, Seat> seats = new HashMap<>();
  private final Deque<Seat> due = new ArrayDeque<>();
  private int onTurn;
  private @Nullable Promise<Void> finished;

  Rounds(Vertx vertx, Insistence insist, Function<DropId, Drainer> drainers) {
    this.vertx = vertx;
    this.insist = insist;
    this.drainers = drainers;
  }

  /** These drops have turns from now on, and no others. */
  void seat(Collection<DropId> drops) {
    for (DropId drop : drops) {
      if (!seats.containsKey(drop)) {
        Seat seat = new Seat(drainers.apply(drop));
        seats.put(drop, seat);
        enqueue(seat);
      }
    }
    Set<DropId> absent = new HashSet<>(seats.keySet());
    absent.removeAll(Set.copyOf(drops));
    for (DropId drop : absent) {
      Seat seat = Objects.requireNonNull(seats.remove(drop));
      seat.gone = true;
      vertx.cancelTimer(seat.timer);
    }
    next();
  }

  boolean has(DropId drop) {
    return seats.containsKey(drop);
  }

  /** Something changed: the drop's pauses start from the shortest again. */
  void hear(DropId drop) {
    Seat seat = seats.get(drop);
    if (seat == null || seat.pauseMs == PAUSE_MS_MIN) {
      return;
    }
    seat.pauseMs = PAUSE_MS_MIN;
    if (!seat.onTurn && !seat.waitsForTurn) {
      pause(seat);
    }
  }

  /** Begins no turn any more; done when all have ended or given back their leases. */
  Future<Void> stop() {
    insist.stop();
    var promise = Promise.<Void>promise();
    finished = promise;
    checkFinished();
    return promise
        .future()
        .timeout(FINISH_MS_MAX, TimeUnit.MILLISECONDS)
        .otherwiseEmpty()
        .compose(v -> giveBackAll());
  }

  private Future<Void> giveBackAll() {
    List<Future<Void>> given =
        seats.values().stream().map(seat -> seat.drainer.giveBack()).toList();
    return Future.join(given).mapEmpty();
  }

  private void enqueue(Seat seat) {
    seat.waitsForTurn = true;
    due.addLast(seat);
  }

  private void next() {
    while (onTurn < TURNS_MAX && !due.isEmpty() && !insist.isStopping()) {
      Seat seat = due.removeFirst();
      seat.waitsForTurn = false;
      if (!seat.gone) {
        turn(seat);
      }
    }
  }

  private void turn(Seat seat) {
    seat.onTurn = true;
    onTurn++;
    seat.drainer
        .turn()
        .onFailure(e -> failed(e))
        .otherwise(Pace.LATER)
        .onSuccess(
            pace -> {
              seat.onTurn = false;
              onTurn--;
              checkFinished();
              goOn(seat, pace);
              next();
            });
  }

  private void goOn(Seat seat, Pace pace) {
    if (seat.gone || insist.isStopping()) {
      return;
    }
    switch (pace) {
      case NOW -> {
        seat.pauseMs = PAUSE_MS_MIN;
        enqueue(seat);
      }
      case SOON -> {
        seat.pauseMs = PAUSE_MS_MIN;
        pause(seat);
      }
      case LATER -> {
        pause(seat);
        seat.pauseMs = Math.min(PAUSE_MS_MAX, seat.pauseMs * 2);
      }
    }
  }

  private void pause(Seat seat) {
    vertx.cancelTimer(seat.timer);
    seat.timer =
        vertx.setTimer(
            seat.pauseMs,
            id -> {
              seat.timer = NO_TIMER;
              enqueue(seat);
              next();
            });
  }

  // Redis is away: the link says so once and tries by itself, so a turn's failure is a detail.
  private void failed(Throwable e) {
    if (!insist.isStopping()) {
      log.debug("turn failed", e);
    }
  }

  private void checkFinished() {
    if (finished != null && onTurn == 0) {
      finished.tryComplete();
    }
  }
}

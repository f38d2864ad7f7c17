package dev.rushgate.edge.gate.board;

import static java.util.Objects.requireNonNull;

import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.EventsListener;
import dev.rushgate.edge.queue.EventsSubscription;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.RedisSettings;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the board up to date: reads Redis' clock, the directory and the drops' snapshots every
 * {@link #ROUND_MS}, and a single drop sooner when an event or an answer says that it moved. One
 * per process.
 */
public final class BoardVerticle extends VerticleBase implements EventsListener {

  /** Between two rounds over all drops. */
  static final long ROUND_MS = 500;

  /** Between two snapshots of one drop. */
  static final long SPACING_MS = 50;

  /** More drops than this are not read; a warning says so. */
  static final int DROPS_MAX = 5_000;

  private static final int SPARE_CALLS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(BoardVerticle.class);

  private final RedisSettings settings;
  private final DropBoard board;
  private final ReadMeter meter;
  private final Map<DropId, DropReading> readings = new HashMap<>();
  private @Nullable RedisLink opened;
  private @Nullable EventsSubscription events;
  private @Nullable MemberLoader loader;
  private boolean inRound;

  public BoardVerticle(RedisSettings settings, DropBoard board, ReadMeter meter) {
    this.settings = settings;
    this.board = board;
    this.meter = meter;
  }

  @Override
  public Future<?> start() {
    // A round asks for all drops at once.
    var link = RedisLink.open(vertx, settings.withCallsInFlightMax(DROPS_MAX + SPARE_CALLS));
    opened = link;
    loader = new MemberLoader(link, board, meter);
    events = EventsSubscription.open(vertx, settings, this);
    board.readBy(drop -> context.runOnContext(v -> reading(drop).soon()));
    link.onStateChange(connected -> round());
    vertx.setPeriodic(ROUND_MS, timer -> round());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return Future.join(
        opened == null ? Future.succeededFuture() : opened.close(),
        events == null ? Future.succeededFuture() : events.close());
  }

  @Override
  public void dropChanged(DropId drop) {
    reading(drop).soon();
  }

  @Override
  public void entryChanged(DropId drop, MemberId member) {
    board.tellChanged(drop, member);
  }

  @Override
  public void mayHaveMissed() {
    round();
  }

  private RedisLink link() {
    return requireNonNull(opened, "the reader was started");
  }

  private void round() {
    if (inRound || !link().connected()) {
      return;
    }
    inRound = true;
    readClock()
        .compose(v -> readDirectory())
        .onFailure(cause -> LOG.debug("board round failed cause={}", cause.getMessage()))
        .onComplete(done -> inRound = false);
  }

  private Future<Void> readClock() {
    var clock = board.clock();
    long asked = clock.ownMs();
    meter.called("time");
    return link()
        .call(Request.cmd(Command.TIME))
        .onSuccess(
            reply -> {
              if (reply != null) {
                long redisMs =
                    Long.parseLong(reply.get(0).toString()) * 1_000
                        + Long.parseLong(reply.get(1).toString()) / 1_000;
                clock.learn(asked, redisMs, clock.ownMs());
              }
            })
        .mapEmpty();
  }

  private Future<Void> readDirectory() {
    meter.called("directory");
    return link()
        .call(Request.cmd(Command.SMEMBERS).arg(RedisKeys.DIRECTORY))
        .compose(
            reply -> {
              var listed = listed(reply);
              forgetArchived(listed);
              var all = new HashSet<>(listed);
              all.addAll(board.cards().keySet());
              return Future.join(all.stream().map(drop -> reading(drop).now()).toList());
            })
        .onSuccess(v -> board.directoryRead())
        .mapEmpty();
  }

  private static Set<DropId> listed(@Nullable Response reply) {
    var drops = new HashSet<DropId>();
    if (reply != null) {
      for (Response id : reply) {
        if (drops.size() == DROPS_MAX) {
          LOG.warn("directory too large, drops are left out max={}", DROPS_MAX);
          break;
        }
        DropId.parse(id.toString()).ifPresent(drops::add);
      }
    }
    return drops;
  }

  /**
   * A drop that left the directory after it had closed was archived. One that left while it was
   * still to be sold was lost by Redis, and is going to be put back.
   */
  private void forgetArchived(Set<DropId> listed) {
    board
        .cards()
        .values()
        .removeIf(
            card -> {
              var view = card.view();
              boolean over = view == null || view.figures().closed();
              return !listed.contains(card.id()) && card.missing() && over;
            });
    readings.keySet().retainAll(board.cards().keySet());
  }

  private DropReading reading(DropId drop) {
    return readings.computeIfAbsent(drop, id -> new DropReading(vertx, () -> read(id)));
  }

  private Future<Void> read(DropId drop) {
    long asked = board.clock().ownMs();
    meter.called("snapshot");
    return new DropQueue(link(), drop)
        .snapshot()
        .onSuccess(reply -> take(drop, reply, asked))
        .mapEmpty();
  }

  private void take(DropId drop, SnapshotReply reply, long askedOwnMs) {
    switch (reply) {
      case DropSnapshot snapshot -> {
        var view = new DropView(snapshot, snapshot.figures(), askedOwnMs);
        var card = board.card(drop);
        if (card.look(view)) {
          board.tellChanged(drop);
        }
        Optional.ofNullable(loader).ifPresent(l -> l.consider(card, view));
      }
      case SnapshotReply.FenceOnly fenceOnly -> board.card(drop).miss();
      case DropUnknown unknown ->
          Optional.ofNullable(board.cards().get(drop)).ifPresent(DropCard::miss);
    }
  }
}

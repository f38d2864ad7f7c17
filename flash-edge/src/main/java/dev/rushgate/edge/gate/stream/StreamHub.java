package dev.rushgate.edge.gate.stream;

import dev.rushgate.edge.gate.access.Revocations;
import dev.rushgate.edge.gate.board.BoardListener;
import dev.rushgate.edge.gate.board.DropBoard;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams of one event loop: ticks, heartbeats, and what the board hears. */
public final class StreamHub implements BoardListener {

  private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);

  private final Context context;
  private final DropBoard board;
  private final Revocations revocations;
  private final StreamMeter meter;
  private final Runnable whenRevoked;
  // Only this loop writes; the board's threads look whether anybody listens at all.
  private final Map<DropId, Audience> audiences = new ConcurrentHashMap<>();

  /** On how many streams each member listens. */
  private final Map<MemberId, Integer> followed = new ConcurrentHashMap<>();

  /** For the current context, whose timers it takes. */
  public StreamHub(
      Vertx vertx,
      DropBoard board,
      Revocations revocations,
      StreamBounds bounds,
      StreamMeter meter) {
    this.context = vertx.getOrCreateContext();
    this.board = board;
    this.revocations = revocations;
    this.whenRevoked = () -> context.runOnContext(v -> endRevoked());
    this.meter = meter;
    vertx.setPeriodic(bounds.tickMs(), timer -> audiences.keySet().forEach(this::tick));
    vertx.setPeriodic(
        bounds.heartbeatMs(), timer -> audiences.values().forEach(Audience::heartbeat));
    board.listen(this);
    revocations.listen(whenRevoked);
  }

  @Override
  public void dropChanged(DropId drop) {
    if (audiences.containsKey(drop)) {
      onLoop(drop, audience -> board.view(drop).ifPresent(v -> audience.changed(v, now())));
    }
  }

  @Override
  public void entryChanged(DropId drop, MemberId member) {
    if (followed.containsKey(member)) {
      onLoop(drop, audience -> audience.heard(member, now()));
    }
  }

  void join(DropId drop, DropStream stream) {
    var audience =
        audiences.computeIfAbsent(drop, id -> new Audience(id, this::cut, revocations::confirmed));
    if (stream.member() != null) {
      followed.merge(stream.member(), 1, Integer::sum);
    }
    stream.out().onGone(() -> left(drop, stream));
    board.view(drop).ifPresent(view -> audience.join(stream, view, now()));
  }

  /** Ends every stream with a last event; their clients come back elsewhere. */
  public void end() {
    board.unlisten(this);
    revocations.unlisten(whenRevoked);
    endAll(stream -> true);
  }

  /** Their clients come back, and are told why they are not let in. */
  private void endRevoked() {
    endAll(stream -> stream.shown() != null && revocations.revoked(stream.shown()));
  }

  private void endAll(Predicate<DropStream> which) {
    audiences
        .values()
        .forEach(
            audience ->
                audience.streams().stream().filter(which).forEach(stream -> stream.out().end()));
  }

  private void tick(DropId drop) {
    var audience = audiences.get(drop);
    if (audience != null) {
      board.view(drop).ifPresent(view -> audience.tick(view, now()));
    }
  }

  private void left(DropId drop, DropStream stream) {
    meter.giveBack();
    var audience = audiences.get(drop);
    if (audience != null) {
      audience.leave(stream);
      if (audience.isEmpty()) {
        audiences.remove(drop);
      }
    }
    if (stream.member() != null) {
      followed.computeIfPresent(stream.member(), (id, count) -> count == 1 ? null : count - 1);
    }
  }

  private void cut(DropStream stream) {
    LOG.warn("stream cut, its client does not read request={}", stream.requestId());
    meter.droppedOne();
    stream.out().cut();
  }

  private void onLoop(DropId drop, Consumer<Audience> work) {
    context.runOnContext(
        v -> {
          var audience = audiences.get(drop);
          if (audience != null) {
            work.accept(audience);
          }
        });
  }

  private long now() {
    return board.clock().nowMs();
  }
}

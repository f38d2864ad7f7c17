package dev.rushgate.edge.drain;

import dev.rushgate.edge.kafka.Sender;
import dev.rushgate.edge.loop.Insistence;
import dev.rushgate.edge.queue.AcknowledgeOutcome;
import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.DropSnapshot;
import dev.rushgate.edge.queue.DropUnknown;
import dev.rushgate.edge.queue.Figures;
import dev.rushgate.edge.queue.NotArmed;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.SnapshotReply;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.DropState;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of one drop: {@code admit -> produce -> acknowledge}. A lease never goes back to the
 * queue: its record may be in Kafka. Whoever dies on the way leaves it to the next drainer, which
 * sends the same record again.
 */
public final class Drainer {

  /** Units of one turn at most, so that no drop keeps the others waiting. */
  static final int BATCH_MAX = 500;

  /**
   * What a drainer that dies costs its shoppers at most. A live one that takes longer is overtaken,
   * which sends a record twice and changes nothing.
   */
  static final long LEASE_MS = 5_000;

  private static final long GIVE_BACK_MS_MAX = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Drainer.class);

  private final DropQueue queue;
  private final Sender sender;
  private final Clock clock;
  private final Insistence insist;
  private final Refuser refuser;
  private final DrainMetrics metrics;
  private final long leaseMs;
  private @Nullable DropKind kind;
  private @Nullable Leases inHand;
  private String unarmedBecause = "";

  Drainer(
      RedisLink link,
      DropId drop,
      Sender sender,
      Clock clock,
      Insistence insist,
      DrainMetrics metrics,
      long leaseMs) {
    this.queue = new DropQueue(link, drop);
    this.sender = sender;
    this.clock = clock;
    this.insist = insist;
    this.refuser = new Refuser(queue, metrics);
    this.metrics = metrics;
    this.leaseMs = leaseMs;
  }

  /** One turn: at most {@link #BATCH_MAX} units on their way, then the waiting if none can come. */
  Future<Pace> turn() {
    return admit().compose(outcome -> outcome.map(this::deliver).orElseGet(() -> later()));
  }

  /** What was handed out; empty when the drop is not armed. */
  public Future<Optional<AdmitOutcome.Admitted>> admit() {
    return kind()
        .compose(known -> known.isEmpty() ? nothing() : queue.admit(BATCH_MAX, leaseMs))
        .map(this::handed);
  }

  /** Done when Kafka has all records. After a failure any of them may or may not be there. */
  public Future<Void> produce(Leases leases) {
    return sender
        .sendAll(leases.records(clock.instant()))
        .onSuccess(v -> metrics.produced.increment(leases.pops().size()));
  }

  /** Only after {@link #produce}: from here on the members are told ADMITTED. */
  public Future<AcknowledgeOutcome> acknowledge(Leases leases) {
    return queue.acknowledge(leases.epoch(), leases.pops()).onSuccess(this::acknowledged);
  }

  /** Hands what is in hand to the next drainer at once; never fails. */
  Future<Void> giveBack() {
    Leases leases = inHand;
    if (leases == null) {
      return Future.succeededFuture();
    }
    inHand = null;
    return queue
        .giveBack(leases.epoch(), leases.pops())
        .onSuccess(given -> log.info("leases given back drop={} outcome={}", leases.drop(), given))
        .<Void>mapEmpty()
        .timeout(GIVE_BACK_MS_MAX, TimeUnit.MILLISECONDS)
        .otherwiseEmpty(); // then they end by their expiry
  }

  /** All leases of a turn, those taken over first: their numbers are the lower ones. */
  public Leases leases(AdmitOutcome.Admitted admitted) {
    List<Pop> all =
        Stream.concat(admitted.takenOver().stream(), admitted.popped().stream()).toList();
    return new Leases(queue.drop(), Objects.requireNonNull(kind), admitted.epoch(), all);
  }

  private Future<Pace> deliver(AdmitOutcome.Admitted admitted) {
    Leases leases = leases(admitted);
    if (leases.pops().isEmpty()) {
      return refuser
          .refuse(admitted.figures())
          .map(pace -> pace.orElse(pace(0, admitted.figures())));
    }
    inHand = leases;
    String ids = "drop=" + leases.drop() + " count=" + leases.pops().size();
    return insist
        .on("admissions produced " + ids, () -> produce(leases))
        .compose(v -> insist.on("leases acknowledged " + ids, () -> acknowledge(leases)))
        .map(
            done -> {
              inHand = null;
              return pace(leases.pops().size(), admitted.figures());
            });
  }

  private static Pace pace(int handed, Figures figures) {
    boolean more = figures.waiting() > 0 && figures.remaining() > 0;
    boolean open = figures.opened() && !figures.closed() && figures.state() == DropState.OPEN;
    if (handed == BATCH_MAX) {
      return Pace.NOW;
    }
    return handed > 0 || (more && open) ? Pace.SOON : Pace.LATER;
  }

  private static Future<Pace> later() {
    return Future.succeededFuture(Pace.LATER);
  }

  private static Future<AdmitOutcome> nothing() {
    return Future.succeededFuture(new DropUnknown());
  }

  private Optional<AdmitOutcome.Admitted> handed(AdmitOutcome outcome) {
    return switch (outcome) {
      case AdmitOutcome.Admitted admitted -> {
        armed();
        metrics.admitted.increment(admitted.popped().size());
        if (!admitted.takenOver().isEmpty()) {
          metrics.takenOver.increment(admitted.takenOver().size());
          log.info("leases taken over drop={} count={}", queue.drop(), admitted.takenOver().size());
        }
        yield Optional.of(admitted);
      }
      case NotArmed(var reason) -> unarmed(reason);
      case DropUnknown unknown -> unarmed("UNKNOWN");
    };
  }

  private void acknowledged(AcknowledgeOutcome outcome) {
    switch (outcome) {
      case AcknowledgeOutcome.Done(var changed) -> metrics.acknowledged.increment((double) changed);
      case AcknowledgeOutcome.Stale stale -> log.info("acknowledge stale drop={}", queue.drop());
      case DropUnknown unknown -> log.info("acknowledge of unknown drop={}", queue.drop());
    }
  }

  // Said once: the publisher rebuilds the drop, and until then every look finds the same.
  private Optional<AdmitOutcome.Admitted> unarmed(String reason) {
    if (!reason.equals(unarmedBecause)) {
      unarmedBecause = reason;
      log.info("drop not armed drop={} reason={}", queue.drop(), reason);
    }
    return Optional.empty();
  }

  private void armed() {
    if (!unarmedBecause.isEmpty()) {
      unarmedBecause = "";
      log.info("drop armed drop={}", queue.drop());
    }
  }

  // Read once, before the first unit is taken: a drop does not change its kind.
  private Future<Optional<DropKind>> kind() {
    return kind != null
        ? Future.succeededFuture(Optional.of(kind))
        : queue.snapshot().map(this::kindOf);
  }

  private Optional<DropKind> kindOf(SnapshotReply reply) {
    if (reply instanceof DropSnapshot snapshot) {
      kind = snapshot.drop().kind();
    }
    return Optional.ofNullable(kind);
  }
}

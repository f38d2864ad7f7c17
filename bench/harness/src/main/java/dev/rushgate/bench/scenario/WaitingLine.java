package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Members;
import dev.rushgate.bench.result.Series;
import dev.rushgate.bench.rig.Pause;
import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.Claim;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.EntriesReply;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One drop in which always the same number waits: a batch enters, a batch looks for its places, and
 * as many as entered are admitted. One call after the other over one connection, each timed.
 */
final class WaitingLine {

  /** Members of one call, as a gate's batches under load. */
  static final int BATCH = 256;

  /** Nobody acknowledges here; no lease may end and be taken over meanwhile. */
  private static final long LEASE_MS = Duration.ofHours(1).toMillis();

  private static final Duration TOKENS_COME_BACK = Duration.ofMillis(20);

  private final DropQueue queue;
  private final int size;
  private final Stopwatch entering = new Stopwatch();
  private final Stopwatch position = new Stopwatch();
  private final Stopwatch admit = new Stopwatch();
  private final List<Sample> enteringSamples = new ArrayList<>();
  private final List<Sample> positionSamples = new ArrayList<>();
  private final List<Sample> admitSamples = new ArrayList<>();
  private long popped;
  private long next;

  /** A queue in which the members 0 to {@code size - 1} wait. */
  WaitingLine(DropQueue queue, int size) {
    this.queue = queue;
    this.size = size;
    this.next = size;
  }

  int size() {
    return size;
  }

  /** Takes one sample of each script over that many calls. */
  void measure(int rounds) {
    turn(rounds);
    enteringSamples.add(Sample.of(entering.perSecond()));
    positionSamples.add(Sample.of(position.perSecond()));
    admitSamples.add(Sample.of(admit.perSecond()));
  }

  /** The same without a sample. */
  void turn(int rounds) {
    List.of(entering, position, admit).forEach(Stopwatch::reset);
    for (int i = 0; i < rounds; i++) {
      enter();
      look(i);
      admit();
    }
  }

  Series entering() {
    return series("entering", enteringSamples);
  }

  Series position() {
    return series("position", positionSamples);
  }

  Series admitting() {
    return series("admit", admitSamples);
  }

  private Series series(String script, List<Sample> samples) {
    return Sample.series(
        "growth, " + script,
        size + " waiting",
        "members/s",
        samples,
        "calls of " + BATCH + ", one at a time, everysec");
  }

  private void enter() {
    List<Claim> claims = Preload.claims(next, next + BATCH);
    Preload.requireQueued(entering.time(() -> queue.enter(claims)));
    next += BATCH;
  }

  /** From all over the line, other members each time. */
  private void look(int round) {
    long waiting = next - popped;
    List<MemberId> members =
        IntStream.range(0, BATCH)
            .mapToObj(i -> Members.id(popped + (i * waiting / BATCH + round) % waiting))
            .toList();
    EntriesReply reply = position.time(() -> queue.entries(members));
    if (!(reply instanceof EntriesReply.Found found)
        || !found.entries().stream().allMatch(Entry.Queued.class::isInstance)) {
      throw new IllegalStateException("not all wait: " + reply);
    }
  }

  /** When the rate allows only a part for the moment, that call says nothing about speed. */
  private void admit() {
    int missing = BATCH - popped(admit.time(() -> queue.admit(BATCH, LEASE_MS)));
    if (missing > 0) {
      admit.forgetLast();
    }
    while (missing > 0) {
      Pause.of(TOKENS_COME_BACK);
      missing -= popped(Preload.await(queue.admit(missing, LEASE_MS)));
    }
  }

  private int popped(AdmitOutcome outcome) {
    if (!(outcome instanceof AdmitOutcome.Admitted admitted) || !admitted.takenOver().isEmpty()) {
      throw new IllegalStateException("nothing was admitted: " + outcome);
    }
    popped += admitted.popped().size();
    return admitted.popped().size();
  }

  /** Adds up the time of calls. */
  private static final class Stopwatch {
    private long calls;
    private long nanos;
    private long lastNanos;

    void reset() {
      calls = 0;
      nanos = 0;
    }

    <T> T time(Supplier<Future<T>> call) {
      long before = System.nanoTime();
      T answer = Preload.await(call.get());
      lastNanos = System.nanoTime() - before;
      nanos += lastNanos;
      calls++;
      return answer;
    }

    void forgetLast() {
      nanos -= lastNanos;
      calls--;
    }

    double perSecond() {
      return calls * BATCH * 1e9 / nanos;
    }
  }
}

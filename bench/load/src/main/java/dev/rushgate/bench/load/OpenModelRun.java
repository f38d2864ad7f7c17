package dev.rushgate.bench.load;

import com.sun.management.OperatingSystemMXBean;
import io.hyperfoil.api.config.Phase;
import io.hyperfoil.api.session.PhaseInstance;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of a plan: the warm-up, then the load that counts. */
final class OpenModelRun extends LocalSimulationRunner {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final StatisticsSnapshot seen;

  private volatile boolean sessionsRanOut;
  private volatile long beganNanos;
  private volatile long beganCpuNanos;
  private volatile double cpu;

  private OpenModelRun(Offer offer, StatisticsSnapshot seen) {
    super(
        offer.benchmark(),
        (phase, step, metric, snapshot, countDown) -> {
          if (phase.name().equals(Offer.LOAD)) {
            seen.add(snapshot);
          }
        },
        null,
        null);
    this.seen = seen;
  }

  /** Blocks until the last request has come to an end. */
  static Outcome of(Plan plan) throws IOException {
    var schedule = new Schedule(plan.perSecond(), plan.seconds());
    var offer = new Offer(plan, new FeedHeaders(plan.feed()), schedule);
    var run = new OpenModelRun(offer, new StatisticsSnapshot());
    run.run();
    return Outcome.of(run.seen, schedule, run.sessionsRanOut, run.cpu);
  }

  @Override
  protected CompletableFuture<Void> phaseChanged(
      Phase phase, PhaseInstance.Status status, boolean limitExceeded, @Nullable Throwable error) {
    if (phase.name().equals(Offer.LOAD)) {
      if (status == PhaseInstance.Status.RUNNING) {
        beganNanos = System.nanoTime();
        beganCpuNanos = PROCESS.getProcessCpuTime();
      } else if (status == PhaseInstance.Status.FINISHED) {
        long nanos = System.nanoTime() - beganNanos;
        cpu = (PROCESS.getProcessCpuTime() - beganCpuNanos) / (double) nanos;
        sessionsRanOut = limitExceeded;
      }
    }
    return super.phaseChanged(phase, status, limitExceeded, error);
  }
}

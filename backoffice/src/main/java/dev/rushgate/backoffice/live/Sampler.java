package dev.rushgate.backoffice.live;

import dev.rushgate.backoffice.drops.LiveDrops;
import dev.rushgate.backoffice.ledger.Pulse;
import dev.rushgate.backoffice.ledger.Pulses;
import dev.rushgate.backoffice.platform.Jobs;
import dev.rushgate.model.DropId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down every second how the drops that are on stand, on one server at a time. */
@Component
@Profile("admin")
class Sampler {

  static final int DROPS_MAX = 50;
  private static final long EVERY_MS = 1_000;
  private static final long THIN_MS = 60_000;
  private static final Duration AT_LEAST = Duration.ofMillis(900);
  private static final Duration AT_MOST = Duration.ofSeconds(10);
  private static final long KEPT_SECONDS = Duration.ofDays(180).toSeconds();
  private static final int FORGOTTEN_AT_ONCE_MAX = 10_000;
  private static final int SLOTS_AT_ONCE_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

  private final Jobs jobs;
  private final LiveDrops drops;
  private final Pulses pulses;
  private final Samples samples;
  private final Set<DropId> still = ConcurrentHashMap.newKeySet();
  private boolean failing;

  Sampler(Jobs jobs, LiveDrops drops, Pulses pulses, Samples samples) {
    this.jobs = jobs;
    this.drops = drops;
    this.pulses = pulses;
    this.samples = samples;
  }

  @Scheduled(fixedRate = EVERY_MS)
  void sample() {
    try {
      jobs.alone("live-samples", AT_MOST, AT_LEAST, this::takeSamples);
      failing = false;
    } catch (RuntimeException e) { // a store is away: there is nothing to write, or nowhere
      if (!failing) {
        LOG.warn("drops not sampled until further notice cause={}", e.toString());
      }
      failing = true;
    }
  }

  private void takeSamples() {
    List<DropId> on = drops.on(DROPS_MAX);
    still.retainAll(on);
    var taken = new ArrayList<Pulse>();
    for (DropId drop : on) {
      pulses.of(drop).filter(this::isNews).ifPresent(taken::add);
    }
    samples.write(taken);
  }

  /** Of a drop that is over and done with, the first sample that says so is the last one. */
  private boolean isNews(Pulse pulse) {
    if (pulse.isStill()) {
      return still.add(pulse.drop());
    }
    still.remove(pulse.drop());
    return true;
  }

  @Scheduled(fixedDelay = THIN_MS, initialDelay = THIN_MS)
  void thin() {
    try {
      jobs.alone("live-samples-thinning", AT_MOST, this::thinAll);
    } catch (RuntimeException e) {
      LOG.warn("samples not thinned cause={}", e.toString());
    }
  }

  private void thinAll() {
    for (DropId drop : drops.on(DROPS_MAX)) {
      thin(drop);
    }
    samples.forgetOlderThan(KEPT_SECONDS, FORGOTTEN_AT_ONCE_MAX);
  }

  void thin(DropId drop) {
    List<Long> superfluous = Thinning.superfluous(samples.slots(drop));
    for (int from = 0; from < superfluous.size(); from += SLOTS_AT_ONCE_MAX) {
      int to = Math.min(superfluous.size(), from + SLOTS_AT_ONCE_MAX);
      samples.forget(drop, superfluous.subList(from, to));
    }
  }
}

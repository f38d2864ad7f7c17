package dev.rushgate.bench.load;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.config.ScenarioBuilder;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import java.util.concurrent.TimeUnit;

/** A plan in the words of Hyperfoil: two phases of a constant rate over the same connections. */
final class Offer {

  static final String LOAD = "load";
  private static final String WARM_UP = "warm-up";

  /** Requests under way or waiting for a connection; more of them are missed, and counted so. */
  private static final int SESSIONS_MIN = 1_000;

  private static final int SESSIONS_MAX = 20_000;

  private final Plan plan;
  private final FeedHeaders feed;
  private final Schedule schedule;

  Offer(Plan plan, FeedHeaders feed, Schedule schedule) {
    this.plan = plan;
    this.feed = feed;
    this.schedule = schedule;
  }

  Benchmark benchmark() {
    var benchmark = BenchmarkBuilder.builder().name("open-model").threads(1);
    benchmark
        .addPlugin(HttpPluginBuilder::new)
        .ergonomics()
        .autoRangeCheck(false) // a 409 is an answer like any other
        .stopOnInvalid(false)
        .repeatCookies(false)
        .userAgentFromSession(false)
        .endErgonomics()
        .http("http://127.0.0.1:" + plan.port())
        .allowHttp2(false)
        .sharedConnections(plan.connections())
        .requestTimeout(plan.patienceMs());
    phase(benchmark, WARM_UP, plan.warmUpSeconds());
    phase(benchmark, LOAD, plan.seconds()).startAfterStrict(WARM_UP);
    return benchmark.build();
  }

  private PhaseBuilder<?> phase(BenchmarkBuilder benchmark, String name, int seconds) {
    long millis = TimeUnit.SECONDS.toMillis(seconds);
    var phase =
        benchmark
            .addPhase(name)
            .constantRate(0)
            .usersPerSec(plan.perSecond())
            .variance(false)
            .maxSessions((int) Math.clamp(2 * plan.perSecond(), SESSIONS_MIN, SESSIONS_MAX))
            .duration(millis)
            .maxDuration(millis + plan.patienceMs() + TimeUnit.SECONDS.toMillis(1))
            .isWarmup(name.equals(WARM_UP));
    request(phase.scenario(), name.equals(LOAD));
    return phase;
  }

  private void request(ScenarioBuilder scenario, boolean counted) {
    String path = plan.path();
    var sequence = scenario.initialSequence("request");
    if (counted) {
      sequence.step(session -> began());
    }
    var request =
        sequence
            .step(HttpStepCatalog.SC)
            .httpRequest(HttpMethod.valueOf(plan.method()))
            .path(session -> path)
            .headerAppender(feed);
    if (!plan.method().equals("GET")) {
      request.headerAppender((session, headers) -> headers.putHeader("Content-Length", "0"));
    }
    if (counted) {
      request.handler().onCompletion(this::ended);
    }
  }

  private boolean began() {
    schedule.began(System.nanoTime());
    return true;
  }

  private void ended(Session session) {
    if (session.currentRequest().isValid()) {
      schedule.answered(System.nanoTime());
    }
  }
}

package dev.rushgate.edge.gate;

import dev.rushgate.edge.gate.access.Revocations;
import dev.rushgate.edge.gate.board.ReadMeter;
import dev.rushgate.edge.gate.entry.EntryMeter;
import dev.rushgate.edge.http.AnswerMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The gate's part of {@code docs/metrics.md}. Looking a meter up costs, so each is kept. */
public final class GateMeters implements AnswerMeter, EntryMeter, ReadMeter {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(1_000)
  };

  private static final double MS_PER_SECOND = 1_000;

  private record Answer(String path, String code) {}

  private record Decision(String call, String code, boolean fromMemory) {}

  private final MeterRegistry registry;
  private final Map<Answer, Timer> answers = new ConcurrentHashMap<>();
  private final Map<Decision, Counter> decisions = new ConcurrentHashMap<>();
  private final Map<String, Counter> calls = new ConcurrentHashMap<>();
  private final Map<String, DistributionSummary> batches = new ConcurrentHashMap<>();

  public GateMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What memory knows of revocations. */
  static void of(Revocations revocations, MeterRegistry registry) {
    Gauge.builder("rushgate.revocations.age", revocations, r -> r.ageMs() / MS_PER_SECOND)
        .description("Since the list of revocations was last confirmed against Redis")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("rushgate.revocations.size", revocations, Revocations::size)
        .description("Revocations in memory")
        .register(registry);
    Gauge.builder("rushgate.revocations.head", revocations, Revocations::head)
        .description("The newest revocation that this gate honours")
        .register(registry);
  }

  @Override
  public void answered(String path, String code, long nanos) {
    answers
        .computeIfAbsent(new Answer(path, code), this::answer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void decided(String call, String code, boolean fromMemory) {
    decisions.computeIfAbsent(new Decision(call, code, fromMemory), this::decision).increment();
  }

  @Override
  public void called(String script) {
    calls.computeIfAbsent(script, this::call).increment();
  }

  @Override
  public void called(String script, int members) {
    called(script);
    batches.computeIfAbsent(script, this::batch).record(members);
  }

  private Timer answer(Answer answer) {
    return Timer.builder("rushgate.http.answers")
        .description("Answers by path and outcome code, and how long they took")
        .tag("path", answer.path().isEmpty() ? "none" : answer.path())
        .tag("code", answer.code())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter decision(Decision decision) {
    return Counter.builder("rushgate.entry.decisions")
        .description("Answers about entries, and whether memory or Redis gave them")
        .tag("call", decision.call())
        .tag("code", decision.code())
        .tag("source", decision.fromMemory() ? "memory" : "redis")
        .register(registry);
  }

  private Counter call(String script) {
    return Counter.builder("rushgate.redis.calls")
        .description("Calls of the gate to Redis, by script or command")
        .tag("script", script)
        .register(registry);
  }

  private DistributionSummary batch(String script) {
    return DistributionSummary.builder("rushgate.redis.batch.members")
        .description("Members carried by one call")
        .tag("script", script)
        .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
        .register(registry);
  }
}

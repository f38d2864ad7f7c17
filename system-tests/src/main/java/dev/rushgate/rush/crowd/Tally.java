package dev.rushgate.rush.crowd;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * What the crowd counts while it runs, for the progress line and the report. Counters may be read
 * from any thread; the histograms once the crowd has ended. No verdict rests on these.
 */
public final class Tally {

  private static final long LATENCY_MAX_US = 600_000_000;
  private static final int DIGITS = 3;

  final AtomicLong presses = new AtomicLong();
  final AtomicLong answers = new AtomicLong();
  final AtomicLong underWay = new AtomicLong();
  final AtomicLong entered = new AtomicLong();
  final AtomicLong settled = new AtomicLong();
  final AtomicLong paid = new AtomicLong();
  final AtomicLong ended = new AtomicLong();
  final AtomicLong turnedAway = new AtomicLong();
  final AtomicLong streamsOpen = new AtomicLong();
  final AtomicLong streamsMost = new AtomicLong();
  final AtomicLong unproven = new AtomicLong();
  final AtomicLong proven = new AtomicLong();
  final Map<String, AtomicLong> refusals = new ConcurrentHashMap<>();
  final Map<String, AtomicLong> retries = new ConcurrentHashMap<>();
  final Map<String, AtomicLong> oddities = new ConcurrentHashMap<>();

  private final Histogram answerUs = new Histogram(LATENCY_MAX_US, DIGITS);
  private final Histogram settledUs = new Histogram(LATENCY_MAX_US, DIGITS);

  void answered(long sinceClickNs) {
    answerUs.recordValue(Math.clamp(sinceClickNs / 1000, 0, LATENCY_MAX_US));
  }

  void settledAfter(long sinceClickNs) {
    settled.incrementAndGet();
    settledUs.recordValue(Math.clamp(sinceClickNs / 1000, 0, LATENCY_MAX_US));
  }

  static void count(Map<String, AtomicLong> by, String what) {
    by.computeIfAbsent(what, unseen -> new AtomicLong()).incrementAndGet();
  }

  /** First presses sent. */
  public long presses() {
    return presses.get();
  }

  /** Answers of any kind. */
  public long answers() {
    return answers.get();
  }

  /** Requests sent and not answered. */
  public long underWay() {
    return underWay.get();
  }

  /** Shoppers who were told that they have an entry. */
  public long entered() {
    return entered.get();
  }

  public long settled() {
    return settled.get();
  }

  public long paid() {
    return paid.get();
  }

  /** Shoppers turned away at the door for good. */
  public long turnedAway() {
    return turnedAway.get();
  }

  /** Shoppers whose story is over. */
  public long ended() {
    return ended.get();
  }

  /** The most streams that were open at once. */
  public long streamsMost() {
    return streamsMost.get();
  }

  /** Successes whose row was looked for at once, and found. */
  public long proven() {
    return proven.get();
  }

  /** Definite answers "no" by their code, repeated ones included. */
  public Map<String, Long> refusals() {
    return values(refusals);
  }

  /** Answers "not now" and missing answers by their code. */
  public Map<String, Long> retries() {
    return values(retries);
  }

  /** Answers that the contract does not foresee. */
  public Map<String, Long> oddities() {
    return values(oddities);
  }

  /** Click to the first definite answer, in microseconds. */
  public Histogram answerUs() {
    return answerUs;
  }

  /** Click to SETTLED, in microseconds. */
  public Histogram settledUs() {
    return settledUs;
  }

  private static Map<String, Long> values(Map<String, AtomicLong> counters) {
    var values = new TreeMap<String, Long>();
    counters.forEach((name, count) -> values.put(name, count.get()));
    return values;
  }
}

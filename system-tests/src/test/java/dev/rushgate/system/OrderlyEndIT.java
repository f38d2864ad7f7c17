package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.verdict.Judgement;
import dev.rushgate.rush.verdict.Row;
import dev.rushgate.stack.Moment;
import dev.rushgate.system.EdgeCalls.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes that are asked to end (SIGTERM) with work in hand. */
class OrderlyEndIT {

  private static final Duration END_MAX = Duration.ofSeconds(12);
  private static final Duration MOMENT_MAX = Duration.ofSeconds(10);
  private static final Duration TO_THE_END = Duration.ofSeconds(40);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** For so long an ending process only says so; then its parts end, those with work last. */
  private static final Duration ENDING_SHOWN = Duration.ofSeconds(1);

  private static final Duration PARTS_END = ENDING_SHOWN.plusMillis(200);

  /** All drainers are frozen before it. */
  private static final Duration UNTIL_OPENING = Duration.ofSeconds(6);

  private static final int ENTRIES = 40;
  private static final int LATECOMERS = 8;
  private static final String TAKEN = "in-flight-";
  private static final String LATE = "late-";

  /** Only an entering call has a member's name alone in a word. */
  private static final String ENTERING = "\n" + TAKEN;

  private static final int UNITS = 30;
  private static final int PLACES = 10;

  /** The bucket of tokens holds all units, so that one turn leases them all. */
  private static final int ADMIT_PER_SECOND = 1_000;

  private final Deployment deployment = Deployment.shared();
  private final EdgeCalls calls = new EdgeCalls(deployment.tokens());

  @AfterEach
  void heal() {
    calls.close();
    deployment.heal();
  }

  @Test
  void aGateThatIsAskedToEndAnswersWhatItTook() {
    Node ending = deployment.programs().proxiedEdge("gate-ending", "gate");
    URI other = deployment.gate(0).url();
    ending.start();
    try {
      ending.awaitReady();
      String drop = OpenCoupon.at(deployment, calls, List.of(ending.url(), other));
      // Redis has the first entry of one loop; the loop's others wait in the gate.
      Moment firstCall = deployment.stack().redis().proxy().holdAnswerTo(ENTERING);
      var taken = enter(ending.url(), drop, members(TAKEN, ENTRIES));
      firstCall.await(MOMENT_MAX);
      assertThat(ready(ending)).isEqualTo(200);
      long signalNanos = System.nanoTime();
      ending.terminate();
      await().atMost(ENDING_SHOWN).pollInterval(LOOK_AGAIN).until(() -> ready(ending) == 503);
      assertThat(answers(enter(ending.url(), drop, members(LATE, LATECOMERS))).values())
          .as("after the signal")
          .allMatch(OrderlyEndIT::sentElsewhere);

      letGoWhenPartsEnd(firstCall, signalNanos);
      // The client may have brought some of them only after the signal.
      var all = answers(taken);
      assertThat(all.values()).allMatch(a -> a.status() == 202 || sentElsewhere(a));
      var told = only(all, answer -> answer.status() == 202);
      assertThat(nanosOfLast(told) - signalNanos)
          .as("work was under way when the parts ended")
          .isGreaterThan(PARTS_END.toNanos());
      assertThat(ending.awaitEnd(END_MAX)).as("exit code").isZero();
      assertThat(System.nanoTime() - signalNanos).isLessThan(END_MAX.toNanos());
      assertTheOtherFindsTheSame(other, drop, told);
      var refused = only(all, OrderlyEndIT::sentElsewhere);
      assertThat(answers(enter(other, drop, refused.keySet())).values())
          .as("whoever was sent elsewhere had no entry yet")
          .allMatch(answer -> answer.status() == 202);
    } finally {
      ending.kill();
    }
  }

  /** Each call of the gate for itself is answered within the two seconds that it waits for. */
  private void letGoWhenPartsEnd(Moment firstCall, long signalNanos) {
    Moment secondCall = deployment.stack().redis().proxy().holdAnswerTo(ENTERING);
    firstCall.release();
    secondCall.await(MOMENT_MAX);
    await()
        .pollInterval(LOOK_AGAIN)
        .until(() -> System.nanoTime() - signalNanos > PARTS_END.toNanos());
    secondCall.release();
  }

  private void assertTheOtherFindsTheSame(URI other, String drop, Map<String, Answer> told) {
    assertThat(sequences(told)).doesNotHaveDuplicates();
    var again = answers(enter(other, drop, told.keySet()));
    assertThat(again.values()).as("asked again").allMatch(answer -> answer.status() == 200);
    assertThat(sequences(again)).isEqualTo(sequences(told));
  }

  @Test
  void aDrainerThatIsAskedToEndGivesItsLeasesBack() throws Exception {
    Node ending = deployment.programs().proxiedEdge("drain-ending", "drain");
    Node next = deployment.drainer(1);
    ending.start();
    ending.awaitReady();
    try (var rush = HeldRush.start(deployment, aRushOfOneTurn(), UNTIL_OPENING)) {
      List.of(ending, next, deployment.drainer(0)).forEach(Node::freeze);
      var redis = new RedisView(deployment, rush.drop());
      await().atMost(MOMENT_MAX).until(() -> redis.waiting() == UNITS + PLACES);
      deployment.stack().kafka().proxy().stall();
      ending.thaw();
      await().atMost(MOMENT_MAX).pollInterval(LOOK_AGAIN).until(() -> redis.leased() == UNITS);
      Map<String, Long> leases = redis.leases();
      ending.terminate();
      assertGivenBackAndHandedOn(redis, leases, next);
      assertThat(ending.awaitEnd(END_MAX)).as("exit code").isZero();
      assertThat(next.log())
          .contains("leases taken over drop=%s count=%d".formatted(rush.drop(), UNITS));

      deployment.stack().kafka().proxy().resume();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live())
          .extracting(Row::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, UNITS).boxed().toList());
      assertThat(result.books().live().stream().map(OrderlyEndIT::unit))
          .containsExactlyInAnyOrderElementsOf(leases.keySet());
    } finally {
      ending.kill();
    }
  }

  /** Nobody else drains until the leases are seen as given back; then the next one may. */
  private static void assertGivenBackAndHandedOn(
      RedisView redis, Map<String, Long> leases, Node next) {
    long leaseOverMs = Collections.min(leases.values());
    await().atMost(END_MAX).pollInterval(LOOK_AGAIN).until(() -> areOver(redis));
    var givenBack = redis.leases();
    assertThat(givenBack.keySet()).isEqualTo(leases.keySet());
    assertThat(givenBack.values()).as("expiries").allMatch(expiry -> expiry < leaseOverMs);
    next.thaw();
    await().atMost(MOMENT_MAX).pollInterval(LOOK_AGAIN).until(() -> redis.leased() == 0);
    assertThat(redis.nowMs()).as("all handed on at").isLessThan(leaseOverMs);
  }

  private static Scene aRushOfOneTurn() {
    return Scene.aRush()
        .units(UNITS, PLACES)
        .admitPerSecond(ADMIT_PER_SECOND)
        .crowd(UNITS + PLACES, 1_000)
        .shares(0, 0, 1);
  }

  private static boolean areOver(RedisView redis) {
    var leases = redis.leases();
    long nowMs = redis.nowMs();
    return leases.values().stream().allMatch(expiry -> expiry <= nowMs);
  }

  private static String unit(Row row) {
    return row.no() + "|" + row.member() + "|" + row.seq();
  }

  private int ready(Node node) {
    return calls.get(node.url(), "/health/ready").status();
  }

  private Map<String, CompletableFuture<Answer>> enter(
      URI gate, String drop, Collection<String> members) {
    var asked = new LinkedHashMap<String, CompletableFuture<Answer>>();
    members.forEach(member -> asked.put(member, calls.enter(gate, drop, member)));
    return asked;
  }

  private static List<String> members(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
  }

  private static boolean sentElsewhere(Answer answer) {
    return answer.status() == 503
        && answer.saysWhenToRetry()
        && answer.body().getString("detail", "").contains("gate is ending");
  }

  private static Map<String, Answer> only(Map<String, Answer> all, Predicate<Answer> wanted) {
    var some = new LinkedHashMap<>(all);
    some.values().removeIf(wanted.negate());
    return some;
  }

  /** Each has one; a connection that ended without an answer fails the test. */
  private static Map<String, Answer> answers(Map<String, CompletableFuture<Answer>> asked) {
    var answers = new LinkedHashMap<String, Answer>();
    asked.forEach(
        (member, answer) ->
            answers.put(member, answer.orTimeout(END_MAX.toSeconds(), TimeUnit.SECONDS).join()));
    return answers;
  }

  private static List<Long> sequences(Map<String, Answer> answers) {
    return answers.values().stream().map(answer -> answer.body().getLong("sequence")).toList();
  }

  private static long nanosOfLast(Map<String, Answer> answers) {
    return Collections.max(answers.values().stream().map(Answer::atNanos).toList());
  }
}

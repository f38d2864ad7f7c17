package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.service.GateLook;
import dev.rushgate.rush.verdict.Judgement;
import dev.rushgate.rush.verdict.Told;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Faults in the middle of a rush. Each test is sure that work was under way at that moment, and
 * afterwards the judge of {@code scripts/rush} finds every invariant kept.
 */
class FaultsIT {

  private static final Duration TO_THE_END = Duration.ofSeconds(40);

  /** Some whose entry was lost wait for a word until the close. */
  private static final Duration AFTER_A_LOSS = Duration.ofSeconds(15);

  private static final Duration MOMENT_MAX = Duration.ofSeconds(10);
  private static final Duration AWAY = Duration.ofSeconds(10);
  private static final Duration FROZEN = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** Api key 8, OffsetCommit, in version 9: how that request of the settler's client begins. */
  private static final String OFFSET_COMMIT = "\0\b\0\t";

  private final Deployment deployment = Deployment.shared();

  @AfterEach
  void heal() {
    deployment.heal();
  }

  @Test
  void redisKilledAndStartedAgainForgetsNobody() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      deployment.stack().redis().kill();
      deployment.stack().redis().start();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().rebuilds()).as("rebuilds").hasSizeGreaterThan(1);
      assertThat(rush.told()).filteredOn(one -> one.fate() == Told.Fate.LOST).isEmpty();
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void aKilledGateTakesNoEntryWithIt() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      // Frozen first: what it was asked stays without an answer until it dies.
      deployment.gate(0).freeze();
      await().atMost(MOMENT_MAX).until(() -> rush.tally().underWay() > 0);
      deployment.gate(0).kill();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(rush.tally().retries()).as("some had no answer").containsKey("NO_ANSWER");
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void aDrainerKilledBetweenProduceAndAcknowledgeIsTakenOver() throws Exception {
    deployment.drainer(1).stop();
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      // Only an acknowledge names members with a bar before them.
      var acknowledge = deployment.stack().redis().proxy().holdRequest("|" + rush.prefix());
      acknowledge.await(MOMENT_MAX);
      assertThat(new RedisView(deployment, rush.drop()).leased()).as("leased").isPositive();
      deployment.drainer(0).kill();
      acknowledge.drop();
      deployment.drainer(1).start();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void aSettlerKilledBetweenCommitAndOffsetSettlesNothingTwice() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      var offsets = deployment.stack().kafka().proxy().holdRequest(OFFSET_COMMIT);
      offsets.await(MOMENT_MAX);
      long committed = deployment.books().liveNow(rush.drop());
      assertThat(committed).as("committed").isGreaterThan(rush.tally().settled());
      deployment.settler().kill();
      offsets.drop();
      deployment.settler().start();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void kafkaAwayForTenSecondsDelaysTheWinnersOnly() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      deployment.stack().kafka().kill();
      long entered = rush.tally().entered();
      staysTrue(AWAY, () -> deployment.books().liveNow(rush.drop()) < Scene.aRush().units());
      assertThat(rush.tally().entered()).as("entered meanwhile").isGreaterThan(entered);
      deployment.stack().kafka().start();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void theDatabaseAwayForTenSecondsDelaysTheWinnersOnly() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      deployment.stack().database().kill();
      try (var look = new GateLook(deployment.gateUrls().getFirst())) {
        staysTrue(AWAY, () -> look.shows(rush.drop()));
      }
      assertThat(rush.tally().settled()).isLessThan(Scene.aRush().units());
      deployment.stack().database().start();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void redisFrozenForFiveSecondsIsWaitedFor() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      deployment.stack().redis().freeze();
      long settled = rush.tally().settled();
      staysTrue(FROZEN, () -> rush.tally().settled() < Scene.aRush().units());
      assertThat(settled).isLessThan(Scene.aRush().units());
      deployment.stack().redis().thaw();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(rush.tally().retries()).as("some were told to try again").isNotEmpty();
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void aFlushedScriptCacheIsFilledAgain() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      var redis = new RedisView(deployment, rush.drop());
      assertThat(redis.waiting()).as("waiting").isPositive();
      redis.forgetScripts();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
      assertThat(result.books().rebuilds()).as("no restart, no rebuild").hasSize(1);
    }
  }

  @Test
  void aDrainerThatAcknowledgesAfterItsLeasesWereTakenOverDoesNoHarm() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      var redis = new RedisView(deployment, rush.drop());
      var acknowledge = deployment.stack().redis().proxy().holdRequest("|" + rush.prefix());
      acknowledge.await(MOMENT_MAX);
      assertThat(redis.leased()).as("leased").isPositive();
      // The other drainer serves on, takes the leases over and ends with none.
      await().atMost(TO_THE_END).until(() -> redis.leased() == 0 && redis.remaining() == 0);
      acknowledge.release();
      Judgement.Result result = rush.finish(TO_THE_END);
      assertThat(result.books().live()).hasSize(Scene.aRush().units());
    }
  }

  @Test
  void redisComeBackEmptyAdmitsNobodyUntilRebuilt() throws Exception {
    try (var rush = HeldRush.start(deployment, Scene.aRush())) {
      rush.awaitMiddle();
      long settled = rush.tally().settled();
      assertThat(new RedisView(deployment, rush.drop()).waiting()).as("waiting").isPositive();
      deployment.stack().redis().kill();
      deployment.stack().redis().wipe();
      deployment.stack().redis().start();
      Judgement.Result result = rush.finishAfterALoss(AFTER_A_LOSS);
      assertThat(result.books().rebuilds()).as("rebuilds").hasSizeGreaterThan(1);
      assertThat(result.books().stock().epoch()).isGreaterThan(1);
      assertThat(settled).isLessThan(Scene.aRush().units());
      assertThat(rush.told()).filteredOn(Told::promised).noneMatch(FaultsIT::isGone);
    }
  }

  private static boolean isGone(Told one) {
    return one.fate() == Told.Fate.LOST;
  }

  /** The whole time, not only at its end. */
  private static void staysTrue(Duration span, java.util.concurrent.Callable<Boolean> condition) {
    await().during(span).atMost(span.plusSeconds(10)).pollInterval(LOOK_AGAIN).until(condition);
  }
}

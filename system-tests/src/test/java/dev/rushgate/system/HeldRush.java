package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.crowd.Crowd;
import dev.rushgate.rush.crowd.Plan;
import dev.rushgate.rush.crowd.Tally;
import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.rush.service.GateLook;
import dev.rushgate.rush.verdict.Judgement;
import dev.rushgate.rush.verdict.OversellWatch;
import dev.rushgate.rush.verdict.Proof;
import dev.rushgate.rush.verdict.Told;
import dev.rushgate.rush.verdict.Verdict;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rush on one fresh deal of a deployment, with the crowd and the judge of {@code scripts/rush}.
 */
final class HeldRush implements AutoCloseable {

  private static final Duration UNTIL_OPENING = Duration.ofMillis(2_500);
  private static final Duration SHOWN_MAX = Duration.ofSeconds(20);
  private static final Duration MIDDLE_MAX = Duration.ofSeconds(20);
  private static final Duration LAST_LOOK_MAX = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 64;
  private static final long PRICE_WON = 10_000;
  private static final int SEED = 20_261_121;

  private final Scene scene;
  private final String drop;
  private final String prefix = Scene.prefix();
  private final BackOffice admin;
  private final Proof proof;
  private final OversellWatch watch;
  private final Judgement judgement;
  private final Crowd crowd;

  private HeldRush(Deployment deployment, Scene scene, @Nullable String planned, Instant opensAt) {
    this.scene = scene;
    this.admin = deployment.admin();
    this.drop = planned == null ? newDeal(opensAt) : planned;
    for (URI gate : deployment.gateUrls()) {
      try (var look = new GateLook(gate)) {
        look.awaitDrop(drop, SHOWN_MAX);
      }
    }
    this.proof = new Proof(deployment.books());
    this.watch = new OversellWatch(deployment.books(), List.of(drop));
    this.judgement = new Judgement(admin, deployment.books(), watch);
    this.crowd = new Crowd(plan(deployment, opensAt), deployment.tokens(), admin, proof);
  }

  /** Puts a deal on sale and sends the crowd. */
  static HeldRush start(Deployment deployment, Scene scene) {
    return start(deployment, scene, UNTIL_OPENING);
  }

  /** The same with more time for what must be done before the opening. */
  static HeldRush start(Deployment deployment, Scene scene, Duration untilOpening) {
    Instant opensAt = Instant.now().plus(untilOpening).truncatedTo(ChronoUnit.MILLIS);
    var rush = new HeldRush(deployment, scene, null, opensAt);
    rush.crowd.start();
    return rush;
  }

  /** Sends the crowd to a deal that somebody else planned, of as many units as the scene's. */
  static HeldRush on(Deployment deployment, Scene scene, String drop, Instant opensAt) {
    var rush = new HeldRush(deployment, scene, drop, opensAt);
    rush.crowd.start();
    return rush;
  }

  private String newDeal(Instant opensAt) {
    String product = admin.createProduct("Kettle " + prefix, PRICE_WON, scene.units());
    return admin.createDrop(
        new JsonObject()
            .put("kind", "DEAL")
            .put("productId", product)
            .put("title", "Kettle " + prefix)
            .put("price", PRICE_WON)
            .put("capacity", scene.units())
            .put("waitlist", scene.waitlist())
            .put("admitPerSecond", scene.admitPerSecond())
            .put("paySeconds", scene.paySeconds())
            .put("opensAt", opensAt.toString())
            .put("closesAt", opensAt.plus(1, ChronoUnit.HOURS).toString()));
  }

  private Plan plan(Deployment deployment, Instant opensAt) {
    try (var look = new GateLook(deployment.gateUrls().getFirst())) {
      return new Plan(
          deployment.gateUrls(),
          List.of(new Plan.Target(drop, true, opensAt.toEpochMilli())),
          prefix,
          scene.members(),
          scene.ratePerSecond(),
          scene.streams(),
          CONNECTIONS,
          scene.shares(),
          SEED,
          look.clock());
    }
  }

  String drop() {
    return drop;
  }

  /** What the ids of the members begin with. */
  String prefix() {
    return prefix;
  }

  Tally tally() {
    return crowd.tally();
  }

  List<Told> told() {
    return crowd.told(drop);
  }

  JsonObject ledger() {
    return admin.ledger(drop).body();
  }

  BackOffice admin() {
    return admin;
  }

  /**
   * Waits until the rush is in full swing, and holds the test to it: some have won, others wait and
   * there are units for them, and the last member has not clicked yet or waits for an answer.
   */
  void awaitMiddle() {
    await()
        .atMost(MIDDLE_MAX)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> tally().settled() >= scene.units() / 6);
    assertThat(tally().settled()).as("settled in the middle").isLessThan(scene.units());
    assertThat(tally().entered() - tally().settled()).as("waiting in the middle").isPositive();
  }

  /** To the end: every story told or the close, then the verdict; fails with what is broken. */
  Judgement.Result finish(Duration patience) throws SQLException {
    return judged(patience, LAST_LOOK_MAX, false);
  }

  /** The same when some wait for a word that will not come: for so long they are heard at last. */
  Judgement.Result finish(Duration patience, Duration lastLook) throws SQLException {
    return judged(patience, lastLook, false);
  }

  /** The same for a rush in which Redis lost all its data. */
  Judgement.Result finishAfterALoss(Duration patience) throws SQLException {
    return judged(patience, LAST_LOOK_MAX, true);
  }

  private Judgement.Result judged(Duration patience, Duration lastLook, boolean redisWasLost)
      throws SQLException {
    crowd.awaitEnd(patience);
    admin.close(drop);
    crowd.lastLook(lastLook);
    Judgement.Result result = judgement.of(drop, scene.units(), told(), redisWasLost);
    assertThat(result.verdicts().stream().filter(v -> !v.holds()).map(HeldRush::text))
        .as(
            "invariants of drop %s, retries %s, odd %s",
            drop, tally().retries(), tally().oddities())
        .isEmpty();
    return result;
  }

  private static String text(Verdict verdict) {
    return verdict.invariant() + " (" + verdict.facts() + "): " + verdict.shown();
  }

  @Override
  public void close() {
    crowd.close();
    watch.close();
    proof.close();
    admin.close();
  }
}

package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.settle.Fate;
import dev.rushgate.edge.settle.SettleVerticle;
import dev.rushgate.model.Offer;
import dev.rushgate.stack.LocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the record in Kafka to the row, and to the word SETTLED. */
class SettlingTracesIT extends Traces {

  private static final Duration SETTLED_MAX = Duration.ofSeconds(30);

  @Test
  @Variant("offset_first")
  void theOffsetMovesOnlyBehindTheCommit() {
    var drop = aDrop(1);
    drop.enter("anna");
    var database = LocalStack.shared().database();
    var rowOnTheWay = database.proxy().holdRequest("INSERT INTO admission");
    var dying = deploy(stores.config(database.viaProxy(stores.database)));
    long before = stores.admissions.committed(Groups.SETTLERS);

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    stores.admissions.send(record.key(), record.value());
    drop.acknowledge(anna);
    rowOnTheWay.await(SETTLED_MAX);
    assertThat(stores.admissions.committed(Groups.SETTLERS)).isEqualTo(before);
    database.proxy().cut();
    rowOnTheWay.drop();
    OnLoop.answer(vertx.undeploy(dying));
    database.proxy().heal();
    assertThat(drop.rows()).isEmpty();
    assertThat(stores.admissions.committed(Groups.SETTLERS)).isEqualTo(before);

    var next = deploy(stores.config());
    Awaitility.await().atMost(SETTLED_MAX).until(() -> drop.entry("anna") instanceof Entry.Settled);
    OnLoop.answer(vertx.undeploy(next));
    assertThat(stores.admissions.committed(Groups.SETTLERS)).isEqualTo(before + 1);
  }

  private String deploy(EdgeConfig config) {
    return OnLoop.answer(
        vertx.deployVerticle(
            new SettleVerticle(config, Clock.systemUTC(), new SimpleMeterRegistry())));
  }

  @Test
  @Variant("count_first")
  void aRecordThatComesAgainIsNotCountedAgain() {
    var drop = aDrop(2);
    drop.enter("anna", "ben");

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    drop.acknowledge(anna);
    drop.settleAndTell(record);
    drop.settleAndTell(record);
    assertThat(drop.stock("live")).isEqualTo(1);

    drop.sellTo("ben");
    assertThat(drop.stock("suspect")).isZero();
  }

  @Test
  @Variant("no_tombstone")
  void whoTheGuardRefusedStaysRefusedWhenTheRecordComesAgain() {
    var drop = aDrop(2);
    drop.enter("anna", "ben");
    var anna = drop.pop("anna");
    var ben = drop.pop("ben");
    var record = drop.produce(ben);
    drop.settleAndTell(drop.produce(anna));

    lowerTheGuardAlone(drop);
    var fate = drop.settle(record);
    var release = shop.expire(anna);
    drop.tell(fate);
    var again = drop.settle(record);

    assertThat(fate).isInstanceOf(Fate.Refused.class);
    assertThat(again).isInstanceOf(Fate.Refused.class);
    assertThat(drop.rows()).containsExactly("1.1 anna RETURNED", "1.2 ben REFUSED");
    assertThat(drop.entry("ben")).isEqualTo(new Entry.Refused("SOLD_OUT"));
    drop.release(release);
    publish();
    assertThat(drop.stock("suspect")).isZero();
  }

  /** What no publisher does: the guard is to meet a unit too many. */
  private void lowerTheGuardAlone(TracedDrop drop) {
    stores.sql.run(
        "UPDATE drop_stock SET capacity = 1, target = 1 WHERE drop_id = ?", drop.id().value());
  }

  @Test
  @Variant("guard_gives_back")
  void aUnitThatTheGuardRefusedDoesNotGoRoundTheQueue(@TempDir Path copy) {
    var drop = aDrop(1);
    redis.beginTail(copy);
    drop.enter("anna");
    var anna = drop.sellTo("anna");
    redis.loseTail(copy);
    forgetTheRestart(drop);
    drop.enter("ben", "cleo", "dora");

    var fate = drop.settle(drop.produce(drop.pop("ben")));
    drop.tell(fate);

    assertThat(fate).isInstanceOf(Fate.Refused.class);
    drop.nothingToPop();
    assertThat(drop.stock("suspect")).isEqualTo(1);
    publish();
    drop.nothingToPop();
    drop.assertSettled(anna);
    drop.assertQueued("cleo", "dora");
    assertThat(drop.entry("ben")).isEqualTo(new Entry.Refused("SOLD_OUT"));
  }

  /** The drop seems armed, and its numbers go on, so that the guard alone can notice. */
  private void forgetTheRestart(TracedDrop drop) {
    var server = stores.redis(Request.cmd(Command.INFO).arg("server"));
    drop.rewrite(
        "runId",
        server
            .lines()
            .filter(l -> l.startsWith("run_id:"))
            .findFirst()
            .orElseThrow()
            .substring("run_id:".length()));
    drop.rewrite("no", 1);
  }

  @Test
  @Variant("no_sweep")
  void aResultThatNobodyToldIsTold() {
    var drop = aDrop(1);
    drop.enter("anna");

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    drop.acknowledge(anna);
    assertThat(drop.settle(record)).isInstanceOf(Fate.Settled.class);
    assertThat(drop.entry("anna")).isInstanceOf(Entry.Admitted.class);
    stores.redis(
        Request.cmd(Command.ZADD).arg(drop.keys.sent()).arg("XX").arg(1).arg(anna.element()));
    publisher.sweep();

    drop.assertSettled(anna);
  }

  @Test
  @Variant("dead_without_row")
  void aDeadLetterHoldsItsUnitUntilItIsGivenUp() {
    var drop = aDrop(1);
    drop.enter("anna");
    loseTheProduct(drop);

    var anna = drop.pop("anna");
    var record = drop.produce(anna);
    drop.acknowledge(anna);
    assertThat(drop.settle(record)).isInstanceOf(Fate.Dead.class);
    redis.comeBackEmpty();
    rebuild(drop);

    assertThat(drop.entry("anna"))
        .isInstanceOfSatisfying(
            Entry.Admitted.class, admitted -> assertThat(admitted.id()).isEqualTo(anna.id()));
    drop.enter("ben");
    drop.nothingToPop();
    drop.release(shop.giveUp(anna));
    assertThat(drop.entry("anna")).isEqualTo(new Entry.Returned(anna.id(), "GIVEN_UP"));
    drop.pop("ben");
  }

  /** No order can be made any more. */
  private void loseTheProduct(TracedDrop drop) {
    if (drop.drop.offer() instanceof Offer.Deal deal) {
      stores.sql.run("DELETE FROM product WHERE id = ?", deal.productId());
    }
  }
}

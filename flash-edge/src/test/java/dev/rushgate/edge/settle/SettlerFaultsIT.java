package dev.rushgate.edge.settle;

import static dev.rushgate.edge.fixture.DropFixture.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Locks, deaths between two steps, and two settlers at once. */
@ExtendWith(VertxExtension.class)
class SettlerFaultsIT {

  private SettleRig rig;

  @BeforeEach
  void open(Vertx vertx) {
    rig = SettleRig.open(vertx);
  }

  @AfterEach
  void close() {
    LocalStack.shared().database().proxy().heal();
    LocalStack.shared().kafka().proxy().heal();
    rig.close();
  }

  @Test
  void whoDiesBetweenTheCommitAndTheOffsetLeavesNothingDouble() {
    Drop drop = aDeal().in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"), rig.admission(drop, 1, 2, "ben"));
    var dying = rig.another(rig.stores.config());
    var first = dying.settle(dying.poll(2));
    assertThat(rig.stores.admissions.committed(Groups.SETTLERS)).isZero();
    dying.close();

    var next = rig.another(rig.stores.config());
    var second = next.round(2);

    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    assertThat(rig.states(drop)).containsExactly("1.1 anna LIVE", "1.2 ben LIVE");
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM orders")).isEqualTo(2);
    assertThat(rig.stock(drop)).isEqualTo("live=2 paid=0 suspect=0");
    assertThat(rig.stores.admissions.committed(Groups.SETTLERS)).isEqualTo(2);
  }

  @Test
  void anOffsetThatCouldNotBeCommittedGetsThereWithTheNextTurns() {
    Drop drop = aDeal().in(rig.stores);
    var broker = LocalStack.shared().kafka();
    var settler = rig.another(rig.stores.configByKafka(broker.proxiedBootstrap()));
    rig.send(rig.admission(drop, 1, 1, "anna"));
    var polled = settler.poll(1);
    settler.settle(polled);
    broker.proxy().stall();
    assertThatExceptionOfType(Throwable.class).isThrownBy(() -> settler.commit(polled));
    broker.proxy().resume();

    // Still a member, it commits later; put out of the group meanwhile, it gets the record again.
    Awaitility.await()
        .atMost(SettleRig.POLLING_MAX)
        .ignoreExceptions()
        .until(
            () -> {
              settler.turn();
              return rig.stores.admissions.committed(Groups.SETTLERS) == 1;
            });

    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM orders")).isEqualTo(1);
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFoundWhenTheBatchComesAgain() {
    Drop drop = aDeal().in(rig.stores);
    var stack = LocalStack.shared().database();
    var settler = rig.another(rig.stores.config(stack.viaProxy(rig.stores.database)));
    rig.send(rig.admission(drop, 1, 1, "anna"));
    var polled = settler.poll(1);
    var answer = stack.proxy().holdAnswerTo("COMMIT");
    var unknown = CompletableFuture.supplyAsync(() -> settler.settle(polled));
    answer.await(Duration.ofSeconds(10));
    answer.drop();
    assertThat(unknown).failsWithin(Duration.ofSeconds(10));

    var fates = settler.settle(polled);

    assertThat(fates).extracting(Fate::word).containsExactly("settled");
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM orders")).isEqualTo(1);
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void twoSettlersAtOnceNeverSellMoreThanThereIs() {
    Drop drop = aDeal().withCapacity(50).in(rig.stores);
    var one = rig.another(rig.stores.config());
    var two = rig.another(rig.stores.config());
    for (int no = 1; no <= 120; no++) {
      rig.later(rig.admission(drop, 1, no, "m-" + no));
    }
    rig.sendLater();
    var all = one.pollTogether(two, 120);

    // Both get everything, as after a rebalance in the middle of it.
    var both =
        Stream.of(one, two)
            .map(settler -> CompletableFuture.supplyAsync(() -> settler.settle(all)))
            .toList();
    both.forEach(CompletableFuture::join);

    assertThat(rig.states(drop)).hasSize(120);
    assertThat(rig.states(drop)).filteredOn(row -> row.endsWith("LIVE")).hasSize(50);
    assertThat(rig.states(drop)).filteredOn(row -> row.endsWith("SOLD_OUT")).hasSize(70);
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM orders")).isEqualTo(50);
    assertThat(rig.stock(drop)).isEqualTo("live=50 paid=0 suspect=1");
    assertThat(both.getFirst().join()).containsExactlyInAnyOrderElementsOf(both.getLast().join());
  }

  @Test
  void aDeadlockIsTriedAgainAndSettles() throws SQLException {
    List<Drop> drops =
        Stream.of(aDeal().in(rig.stores), aDeal().in(rig.stores))
            .sorted(Comparator.comparing(Drop::id))
            .toList();
    Drop lower = drops.getFirst();
    Drop higher = drops.getLast();
    rig.send(rig.admission(lower, 1, 1, "anna"), rig.admission(higher, 1, 1, "ben"));
    var polled = rig.settler().poll(2);
    try (Connection other = rig.stores.sql.connect()) {
      other.setAutoCommit(false);
      // The one with less to undo is made to give way: that is to be the settler.
      weighDown(other);
      lock(other, higher.id());
      var settling = CompletableFuture.supplyAsync(() -> rig.settler().settle(polled));
      Awaitility.await().until(this::someoneWaitsForALock);

      lock(other, lower.id()); // answered only because the settler was rolled back
      assertThat(settling).isNotDone();
      other.rollback();

      assertThat(settling.join()).extracting(Fate::word).containsExactly("settled", "settled");
    }
    assertThat(rig.stock(lower)).isEqualTo("live=1 paid=0 suspect=0");
    assertThat(rig.stock(higher)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void aDatabaseThatIsAwayFailsTheBatchAndBuriesNobody() {
    Drop drop = aDeal().in(rig.stores);
    var stack = LocalStack.shared().database();
    var settler = rig.another(rig.stores.config(stack.viaProxy(rig.stores.database)));
    rig.send(rig.admission(drop, 1, 1, "anna"));
    var polled = settler.poll(1);
    stack.proxy().cut();
    assertThatExceptionOfType(Throwable.class).isThrownBy(() -> settler.settle(polled));

    stack.proxy().restore();

    assertThat(settler.settle(polled)).extracting(Fate::word).containsExactly("settled");
    assertThat(rig.letters()).isEmpty();
  }

  private static void weighDown(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (int i = 1; i <= 200; i++) {
        statement.executeUpdate(
            "INSERT INTO product (id, name, description, price, stock, version, created_at,"
                + " updated_at) VALUES ("
                + i
                + ", 'weight', '', 0, 0, 0, NOW(), NOW())");
      }
    }
  }

  private static void lock(Connection connection, DropId drop) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT drop_id FROM drop_stock WHERE drop_id = ? FOR UPDATE")) {
      statement.setLong(1, drop.value());
      statement.executeQuery();
    }
  }

  private boolean someoneWaitsForALock() {
    return rig.stores.sql.number(
            """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE db = DATABASE() AND command = 'Execute' AND info LIKE '%FOR UPDATE'
            """)
        > 0;
  }
}

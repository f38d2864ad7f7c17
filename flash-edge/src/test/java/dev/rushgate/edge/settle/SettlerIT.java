package dev.rushgate.edge.settle;

import static dev.rushgate.edge.fixture.DropFixture.aCoupon;
import static dev.rushgate.edge.fixture.DropFixture.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.DropFixture;
import dev.rushgate.model.Drop;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPlaced;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one settler makes of what Kafka brings. */
@ExtendWith(VertxExtension.class)
class SettlerIT {

  private SettleRig rig;

  @BeforeEach
  void open(Vertx vertx) {
    rig = SettleRig.open(vertx);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aWonDealIsAnOrderToPayWithItsItemAndItsEvent() throws Exception {
    Drop drop = aDeal().withPayWithin(Duration.ofSeconds(90)).in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"));

    var fates = rig.settler().round(1);

    var order = (Fate.Won.Order) ((Fate.Settled) fates.getFirst()).won();
    assertThat(
            rig.rows(
                "SELECT epoch, no, member, seq, state, live_member, order_id, coupon_id, reason"
                    + " FROM admission WHERE drop_id = ?",
                drop))
        .containsExactly("1 1 anna 1 LIVE anna " + order.id() + " - -");
    assertThat(
            rig.rows(
                "SELECT id, member, state, epoch, no, subtotal, discount, total,"
                    + " CAST(pay_by AS CHAR), paid_at"
                    + " FROM orders WHERE drop_id = ?",
                drop))
        .containsExactly(order.id() + " anna TO_PAY 1 1 39000 0 39000 2026-01-02 03:05:35.678 -");
    assertThat(
            rig.stores.sql.rows(
                "SELECT line, name, quantity, unit_price FROM order_item WHERE order_id = ?",
                order.id()))
        .containsExactly("1 " + DropFixture.PRODUCT_NAME + " 1 39000");
    assertThat(
            rig.rows(
                "SELECT topic, record_key, epoch, no, sent_at FROM outbox WHERE drop_id = ?", drop))
        .containsExactly("rushgate.orders " + order.id() + " 1 1 -");
    OrderPlaced placed =
        (OrderPlaced)
            EventJson.readShopEvent(
                    rig.rows("SELECT payload FROM outbox WHERE drop_id = ?", drop).getFirst())
                .orElseThrow();
    assertThat(placed.orderId()).isEqualTo(order.id());
    assertThat(placed.payBy()).isEqualTo(SettleRig.NOW.plusSeconds(90));
    assertThat(placed.admission()).hasToString(drop.id() + ".1.1");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void aWonCouponIsIssuedAndCountsAsPaid() {
    Drop drop = aCoupon().in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"));

    var fates = rig.settler().round(1);

    var coupon = (Fate.Won.Coupon) ((Fate.Settled) fates.getFirst()).won();
    assertThat(
            rig.rows(
                "SELECT id, member, epoch, no, discount, state FROM coupon WHERE drop_id = ?",
                drop))
        .containsExactly(coupon.id() + " anna 1 1 5000 ISSUED");
    assertThat(rig.rows("SELECT state, order_id, coupon_id FROM admission WHERE drop_id = ?", drop))
        .containsExactly("LIVE - " + coupon.id());
    assertThat(rig.rows("SELECT id FROM outbox WHERE drop_id = ?", drop)).isEmpty();
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=1 suspect=0");
  }

  @Test
  void aRecordThatComesTwiceInABatchSettlesOnce() {
    Drop drop = aDeal().in(rig.stores);
    var admission = rig.admission(drop, 1, 1, "anna");
    rig.send(admission, admission);

    var fates = rig.settler().round(2);

    assertThat(fates).hasSize(1);
    assertThat(rig.states(drop)).containsExactly("1.1 anna LIVE");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void aRecordThatComesAgainLaterKeepsItsOutcomeAndCountsNothing() {
    Drop drop = aDeal().in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"));
    var first = rig.settler().round(1);
    rig.send(rig.admission(drop, 1, 1, "anna"), rig.admission(drop, 1, 2, "ben"));

    var second = rig.settler().round(2);

    assertThat(second).hasSize(2).containsAll(first);
    assertThat(rig.states(drop)).containsExactly("1.1 anna LIVE", "1.2 ben LIVE");
    assertThat(rig.stock(drop)).isEqualTo("live=2 paid=0 suspect=0");
  }

  @Test
  void anAdmissionOfAnotherLifeOfRedisIsStaleAndTakesNothing() {
    Drop drop = aDeal().inDatabase(rig.stores, 2);
    rig.send(rig.admission(drop, 1, 1, "anna"), rig.admission(drop, 2, 1, "anna"));

    rig.settler().round(2);

    assertThat(rig.states(drop)).containsExactly("1.1 anna STALE", "2.1 anna LIVE");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void beyondTheCapacityTheLaterUnitsAreRefusedInOrderAndRedisIsSuspect() {
    Drop drop = aDeal().withCapacity(2).in(rig.stores);
    rig.send(
        rig.admission(drop, 1, 3, "carl"),
        rig.admission(drop, 1, 1, "anna"),
        rig.admission(drop, 1, 2, "ben"));

    rig.settler().round(3);

    assertThat(rig.states(drop))
        .containsExactly("1.1 anna LIVE", "1.2 ben LIVE", "1.3 carl REFUSED SOLD_OUT");
    assertThat(rig.stock(drop)).isEqualTo("live=2 paid=0 suspect=1");
  }

  @Test
  void aRefusedRecordStaysRefusedWhenAUnitIsFreeAgain() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"), rig.admission(drop, 1, 2, "ben"));
    rig.settler().round(2);
    rig.returned(drop, 1, 1);
    rig.send(rig.admission(drop, 1, 2, "ben"), rig.admission(drop, 1, 1, "anna"));

    var again = rig.settler().round(2);

    assertThat(again).extracting(Fate::word).containsExactlyInAnyOrder("refused", "returned");
    assertThat(rig.states(drop)).containsExactly("1.1 anna RETURNED", "1.2 ben REFUSED SOLD_OUT");
    assertThat(rig.stock(drop)).isEqualTo("live=0 paid=0 suspect=1");
  }

  @Test
  void aMemberWithAUnitIsRefusedASecondOneAndRedisIsSuspect() {
    Drop drop = aDeal().in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"), rig.admission(drop, 1, 2, "anna"));

    rig.settler().round(2);

    assertThat(rig.states(drop)).containsExactly("1.1 anna LIVE", "1.2 anna REFUSED ALREADY");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=1");
  }

  @Test
  void whoReturnedAUnitGetsAnotherByANewAdmission() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"));
    rig.settler().round(1);
    rig.returned(drop, 1, 1);
    rig.send(rig.admission(drop, 1, 2, "anna"));

    rig.settler().round(1);

    assertThat(rig.states(drop)).containsExactly("1.1 anna RETURNED", "1.2 anna LIVE");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void aKnownIdWithAnotherMemberIsADeadLetterAndRedisIsSuspect() {
    Drop drop = aDeal().in(rig.stores);
    rig.send(rig.admission(drop, 1, 1, "anna"));
    rig.settler().round(1);
    rig.send(rig.admission(drop, 1, 1, "ben"));

    rig.settler().round(1);

    assertThat(rig.states(drop)).containsExactly("1.1 anna LIVE");
    assertThat(rig.letters()).containsExactly("ben the id is recorded for another member");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=1");
  }

  @Test
  void whatWasPoppedBeforeAPauseOrACloseIsSold() {
    Drop paused = aDeal().in(rig.stores);
    Drop closed = aCoupon().in(rig.stores);
    rig.stores.sql.run("UPDATE drop_stock SET state = 'PAUSED' WHERE drop_id = ?", id(paused));
    rig.stores.sql.run("UPDATE drop_stock SET state = 'CLOSED' WHERE drop_id = ?", id(closed));
    rig.send(rig.admission(paused, 1, 1, "anna"), rig.admission(closed, 1, 1, "anna"));

    rig.settler().round(2);

    assertThat(rig.states(paused)).containsExactly("1.1 anna LIVE");
    assertThat(rig.states(closed)).containsExactly("1.1 anna LIVE");
  }

  @Test
  void aFullBatchOverManyDropsSettlesInOneTransaction() {
    List<Drop> drops =
        List.of(
            aDeal().withCapacity(200).in(rig.stores),
            aCoupon().withCapacity(200).in(rig.stores),
            aDeal().withCapacity(200).in(rig.stores));
    for (int no = 1; no <= 150; no++) {
      for (Drop drop : drops) {
        rig.later(rig.admission(drop, 1, no, "m-" + no));
      }
    }
    rig.sendLater();

    rig.settler().round(450);

    for (Drop drop : drops) {
      assertThat(rig.states(drop)).hasSize(150).allMatch(row -> row.endsWith("LIVE"));
      assertThat(rig.stock(drop)).startsWith("live=150 ");
    }
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM orders")).isEqualTo(300);
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM order_item")).isEqualTo(300);
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM outbox")).isEqualTo(300);
    assertThat(rig.stores.sql.number("SELECT COUNT(*) FROM coupon")).isEqualTo(150);
  }

  private static long id(Drop drop) {
    return drop.id().value();
  }
}

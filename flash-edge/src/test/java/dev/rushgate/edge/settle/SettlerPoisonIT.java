package dev.rushgate.edge.settle;

import static dev.rushgate.edge.fixture.DropFixture.aCoupon;
import static dev.rushgate.edge.fixture.DropFixture.aDeal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.kafka.Groups;
import dev.rushgate.model.Drop;
import dev.rushgate.stack.LocalStack;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that cannot be written: dead letters that hold up nobody. */
@ExtendWith(VertxExtension.class)
class SettlerPoisonIT {

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
  void aPoisonRecordIsADeadLetterThatHoldsItsUnitWhileItsNeighboursSettle() {
    Drop drop = aDeal().withCapacity(3).in(rig.stores);
    refuseInsertsFor("ben", "orders", "no order for ben");
    rig.send(
        rig.admission(drop, 1, 1, "anna"),
        rig.admission(drop, 1, 2, "ben"),
        rig.admission(drop, 1, 3, "carl"));

    var fates = rig.settler().round(3);

    assertThat(fates).extracting(Fate::word).containsExactly("settled", "dead", "settled");
    assertThat(rig.states(drop))
        .containsExactly("1.1 anna LIVE", "1.2 ben DEAD 1644 no order for ben", "1.3 carl LIVE");
    assertThat(rig.rows("SELECT live_member FROM admission WHERE drop_id = ? AND no = 2", drop))
        .containsExactly("ben");
    assertThat(rig.letters()).containsExactly("ben 1644 no order for ben");
    assertThat(rig.stock(drop)).isEqualTo("live=3 paid=0 suspect=0");
    assertThat(rig.stores.admissions.committed(Groups.SETTLERS)).isEqualTo(3);
  }

  @Test
  void aPoisonRecordBeyondTheGuardIsRefusedAndTakesNothing() {
    Drop drop = aDeal().withCapacity(1).in(rig.stores);
    refuseInsertsFor("ben", "orders", "no order for ben");
    rig.send(rig.admission(drop, 1, 1, "ben"), rig.admission(drop, 1, 2, "anna"));

    rig.settler().round(2);

    assertThat(rig.states(drop))
        .containsExactly("1.1 ben DEAD 1644 no order for ben", "1.2 anna REFUSED SOLD_OUT");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=1");
  }

  @Test
  void aLetterThatMayNotHaveBeenSentIsSentAgainAndCountsNothing() {
    Drop drop = aCoupon().in(rig.stores);
    refuseInsertsFor("ben", "coupon", "no coupon for ben");
    rig.send(rig.admission(drop, 1, 1, "ben"));
    var polled = rig.settler().poll(1);
    rig.settler().settle(polled);

    rig.settler().settle(polled); // as after a death before the offset

    assertThat(rig.states(drop)).containsExactly("1.1 ben DEAD 1644 no coupon for ben");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
    assertThat(rig.letters())
        .containsExactly("ben 1644 no coupon for ben", "ben 1644 no coupon for ben");
  }

  @Test
  void whatTheDatabaseCannotEvenNoteIsALetterAloneAndHoldsNobodyUp() {
    Drop drop = aDeal().in(rig.stores);
    refuseInsertsFor("ben", "admission", "no row for ben");
    rig.send(rig.admission(drop, 1, 1, "ben"), rig.admission(drop, 1, 2, "anna"));

    rig.settler().round(2);

    assertThat(rig.states(drop)).containsExactly("1.2 anna LIVE");
    assertThat(rig.letters()).containsExactly("ben 1644 no row for ben");
    assertThat(rig.stock(drop)).isEqualTo("live=1 paid=0 suspect=0");
  }

  @Test
  void unreadableBytesAreDeadLettersAsTheyCame() {
    Drop drop = aDeal().in(rig.stores);
    byte[] bytes = {(byte) 0xc3, 0x28, 0, 7};
    rig.stores.admissions.send("ben", bytes);
    rig.stores.admissions.send("carl", "{\"v\":1,\"drop\":\"x\"}");
    rig.send(rig.admission(drop, 1, 1, "anna"));

    rig.settler().round(3);

    assertThat(rig.states(drop)).containsExactly("1.1 anna LIVE");
    assertThat(rig.letters())
        .hasSize(2)
        .anyMatch(letter -> letter.startsWith("ben unreadable: "))
        .anyMatch(letter -> letter.startsWith("carl unreadable: "));
    assertThat(rig.stores.deadLetters.records())
        .anyMatch(letter -> Arrays.equals(letter.value(), bytes));
    assertThat(rig.stores.admissions.committed(Groups.SETTLERS)).isEqualTo(3);
  }

  @Test
  void anAdmissionOfAnUnknownDropIsADeadLetter() {
    Drop nowhere = aDeal().make();
    rig.send(rig.admission(nowhere, 1, 1, "anna"));

    rig.settler().round(1);

    assertThat(rig.letters()).containsExactly("anna the drop is unknown");
  }

  private void refuseInsertsFor(String member, String table, String why) {
    rig.stores.sql.run(
        """
        CREATE TRIGGER poison BEFORE INSERT ON %s FOR EACH ROW
        BEGIN
          IF NEW.member = '%s' THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s';
          END IF;
        END
        """
            .formatted(table, member, why));
  }
}

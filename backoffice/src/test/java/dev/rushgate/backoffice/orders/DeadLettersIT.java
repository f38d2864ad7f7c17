package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.model.event.EventJson;
import dev.rushgate.model.event.OrderPlaced;
import dev.rushgate.model.event.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLettersIT {

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);
  private final Settled settled = new Settled(sql);

  private static String lettersOf(String drop) {
    return Drops.PATH + "/" + drop + "/dead-letters";
  }

  private String stateOf(String drop) {
    return sql.text("SELECT state FROM admission WHERE drop_id = ?", drop);
  }

  private long of(String drop, String column) {
    return sql.number("SELECT " + column + " FROM drop_stock WHERE drop_id = ?", drop);
  }

  @Test
  void deadLettersAreListedWithTheirReason() {
    String drop = drops.deal(3);
    settled.deadLetter(drop, 4);
    JsonNode list = api.get(lettersOf(drop)).json();
    assertThat(list.path("total").asLong()).isEqualTo(1);
    JsonNode letter = list.path("items").path(0);
    assertThat(letter.path("name").asString()).isEqualTo("1.4");
    assertThat(letter.path("member").asString()).isEqualTo("member-4");
    assertThat(letter.path("reason").asString()).isEqualTo("its order could not be written");
  }

  @Test
  void aReplayedDealBecomesAnOrderAsTheSettlerWritesIt() throws UnreadableEvent {
    String drop = drops.deal(3);
    settled.deadLetter(drop, 4);
    assertThat(api.post(lettersOf(drop) + "/1.4/replay").status()).isEqualTo(204);
    assertThat(stateOf(drop)).isEqualTo("LIVE");
    assertThat(of(drop, "live")).isEqualTo(1);
    assertThat(of(drop, "paid")).isZero();
    JsonNode order = api.get("/api/v1/admin/orders?dropId=" + drop).json().path("items").path(0);
    assertThat(order.path("state").asString()).isEqualTo("TO_PAY");
    assertThat(order.path("total").asLong()).isEqualTo(39_000);
    assertThat(order.path("items").path(0).path("name").asString()).isEqualTo("Lamp");
    OrderPlaced placed =
        (OrderPlaced)
            EventJson.readShopEvent(
                    sql.text(
                        "SELECT payload FROM outbox WHERE topic = 'rushgate.orders' AND drop_id = ?",
                        drop))
                .orElseThrow();
    assertThat(placed.orderId()).isEqualTo(order.path("id").asLong(0));
    assertThat(placed.payBy()).isEqualTo(order.path("payBy").asString());
    assertThat(placed.admission()).hasToString(drop + ".1.4");
    long line =
        sql.number("SELECT line FROM order_item WHERE order_id = ?", order.path("id").asString());
    assertThat(line).isEqualTo(1);
  }

  @Test
  void aReplayedCouponIsIssuedAndCountsAsPaid() {
    String drop = drops.coupon(3);
    settled.deadLetter(drop, 4);
    assertThat(api.post(lettersOf(drop) + "/1.4/replay").status()).isEqualTo(204);
    assertThat(stateOf(drop)).isEqualTo("LIVE");
    assertThat(of(drop, "paid")).isEqualTo(1);
    var coupon = sql.rows("SELECT * FROM coupon WHERE drop_id = ?", drop).getFirst();
    assertThat(coupon).containsEntry("state", "ISSUED").containsEntry("member", "member-4");
    String kept = sql.text("SELECT CAST(valid_until AS CHAR) FROM coupon WHERE drop_id = ?", drop);
    String told = api.get(Drops.PATH + "/" + drop).json().path("validUntil").asString();
    assertThat(kept.replace(' ', 'T') + "Z").isEqualTo(told);
  }

  @Test
  void aLetterThatIsGivenUpReturnsItsUnit() {
    String drop = drops.deal(3);
    settled.deadLetter(drop, 4);
    assertThat(api.post(lettersOf(drop) + "/1.4/give-up").status()).isEqualTo(204);
    assertThat(stateOf(drop)).isEqualTo("RETURNED");
    assertThat(of(drop, "live")).isZero();
    assertThat(sql.text("SELECT payload FROM outbox WHERE drop_id = ?", drop))
        .contains("\"GIVEN_UP\"");
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM audit_entry WHERE subject_kind = 'DROP' AND subject_id = ?"
                    + " AND action = 'givenUp' AND before_json LIKE '%member-4%'",
                drop))
        .isOne();
  }

  @Test
  void onlyOneOfManyDecisionsIsTaken() {
    String drop = drops.deal(3);
    settled.deadLetter(drop, 4);
    var tasks = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 6; i++) {
      String decision = i % 2 == 0 ? "replay" : "give-up";
      tasks.add(() -> api.post(lettersOf(drop) + "/1.4/" + decision).status());
    }
    List<Integer> answers = Together.all(tasks);
    assertThat(answers).containsOnlyOnce(204).containsOnly(204, 409);
    assertThat(sql.number("SELECT COUNT(*) FROM outbox WHERE drop_id = ?", drop)).isEqualTo(1);
  }

  @Test
  void whatIsNoDeadLetterIsNamedSo() {
    String drop = drops.deal(3);
    settled.order(drop, 1, 3_600_000);
    assertThat(api.post(lettersOf(drop) + "/1.1/replay").code()).isEqualTo("NOT_A_DEAD_LETTER");
    for (String name : List.of("1.2", "0.0", "x", "1", "1.1.1")) {
      Api.Reply reply = api.post(lettersOf(drop) + "/" + name + "/give-up");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("ADMISSION_UNKNOWN");
    }
    assertThat(api.get(lettersOf("99")).code()).isEqualTo("DROP_UNKNOWN");
  }
}

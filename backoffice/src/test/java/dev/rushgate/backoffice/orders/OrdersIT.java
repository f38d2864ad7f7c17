package dev.rushgate.backoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrdersIT {

  private static final String ORDERS = "/api/v1/admin/orders";
  private static final long AN_HOUR_MS = 3_600_000;

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);
  private final Settled settled = new Settled(sql);

  private String stateOf(String order) {
    return sql.text("SELECT state FROM orders WHERE id = ?", order);
  }

  private long of(String drop, String column) {
    return sql.number("SELECT " + column + " FROM drop_stock WHERE drop_id = ?", drop);
  }

  private long releasesOf(String drop) {
    return sql.number(
        "SELECT COUNT(*) FROM outbox WHERE topic = 'rushgate.releases' AND drop_id = ?", drop);
  }

  @Test
  void anOrderPaidInTimeIsPaidOnce() {
    String drop = drops.deal(3);
    String order = settled.order(drop, 1, AN_HOUR_MS);
    for (int i = 0; i < 2; i++) {
      Api.Reply paid = api.post(ORDERS + "/" + order + "/mark-paid");
      assertThat(paid.status()).as(paid.text()).isEqualTo(200);
      assertThat(paid.json().path("state").asString()).isEqualTo("PAID");
      assertThat(paid.json().path("paidAt").isNull()).isFalse();
      assertThat(of(drop, "paid")).isEqualTo(1);
      assertThat(of(drop, "live")).isEqualTo(1);
    }
  }

  @Test
  void anOrderNotPaidInTimeExpiresAndItsUnitReturns() {
    String drop = drops.deal(3);
    String order = settled.order(drop, 7, 0);
    await().atMost(Duration.ofSeconds(15)).until(() -> stateOf(order).equals("EXPIRED"));
    assertThat(of(drop, "live")).isZero();
    assertThat(of(drop, "capacity")).isEqualTo(3);
    var admission = sql.rows("SELECT * FROM admission WHERE drop_id = ?", drop).getFirst();
    assertThat(admission)
        .containsEntry("state", "RETURNED")
        .containsEntry("live_member", null)
        .containsEntry("reason", "EXPIRED");
    JsonNode release =
        Api.JSON.readTree(
            sql.text(
                "SELECT payload FROM outbox WHERE drop_id = ? AND epoch = 1 AND no = 7", drop));
    assertThat(release.path("reason").asString()).isEqualTo("EXPIRED");
    assertThat(release.path("member").asString()).isEqualTo("member-7");
    assertThat(release.path("no").asLong()).isEqualTo(7);
    Api.Reply late = api.post(ORDERS + "/" + order + "/mark-paid");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("EXPIRED");
  }

  @Test
  void aPaidOrderNeverExpires() {
    String drop = drops.deal(1);
    String order = settled.order(drop, 1, AN_HOUR_MS);
    api.post(ORDERS + "/" + order + "/mark-paid");
    sql.run("UPDATE orders SET pay_by = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR WHERE id = ?", order);
    Running.bean(Expiry.class).expireDue();
    assertThat(stateOf(order)).isEqualTo("PAID");
    assertThat(api.post(ORDERS + "/" + order + "/mark-paid").status()).isEqualTo(200);
  }

  @Test
  void payingAndExpiringAtOnceEndsEveryOrderOneWay() {
    int orders = 120;
    String drop = drops.deal(orders);
    var ids = new ArrayList<String>();
    for (int no = 1; no <= orders; no++) {
      ids.add(settled.order(drop, no, AN_HOUR_MS));
    }
    // All ends lie within the next second and a half, spread like the payments.
    sql.run(
        """
        UPDATE orders SET pay_by = UTC_TIMESTAMP(3) + INTERVAL (200000 + no * 10000) MICROSECOND
        WHERE drop_id = ?
        """,
        drop);
    var tasks = new ArrayList<Callable<Integer>>();
    for (String id : ids) {
      tasks.add(() -> paidWhenThereIsRoom(id));
    }
    for (int i = 0; i < 4; i++) {
      tasks.add(
          () -> {
            tryToExpire();
            return 0;
          });
    }
    List<Integer> answers = Together.all(tasks).subList(0, orders);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(inState(drop, "TO_PAY")).isZero());

    long paid = inState(drop, "PAID");
    long expired = inState(drop, "EXPIRED");
    assertThat(answers).isSubsetOf(200, 409);
    assertThat(paid).isEqualTo(answers.stream().filter(status -> status == 200).count());
    assertThat(paid + expired).isEqualTo(orders);
    assertThat(of(drop, "paid")).isEqualTo(paid);
    assertThat(of(drop, "live")).isEqualTo(paid);
    assertThat(releasesOf(drop)).isEqualTo(expired);
    long live =
        sql.number("SELECT COUNT(*) FROM admission WHERE drop_id = ? AND state = 'LIVE'", drop);
    assertThat(live).isEqualTo(paid);
  }

  /** As a caller does who is told to try again: 503 is no end of an order. */
  private int paidWhenThereIsRoom(String order) {
    int status = 503;
    for (int i = 0; i < 20 && status == 503; i++) {
      status = api.post(ORDERS + "/" + order + "/mark-paid").status();
    }
    return status;
  }

  private static void tryToExpire() {
    try {
      Running.bean(Expiry.class).expireDue();
    } catch (RuntimeException e) { // no connection was free; the job of every second goes on
      assertThat(e).hasMessageContaining("Connection");
    }
  }

  private long inState(String drop, String state) {
    return sql.number("SELECT COUNT(*) FROM orders WHERE drop_id = ? AND state = ?", drop, state);
  }

  @Test
  void twoExpiryJobsAtOnceReturnEachUnitOnce() {
    int orders = 130;
    String drop = drops.deal(orders);
    for (int no = 1; no <= orders; no++) {
      settled.order(drop, no, 0);
    }
    Expiry expiry = Running.bean(Expiry.class);
    Callable<Boolean> job =
        () -> {
          expiry.expireDue();
          return true;
        };
    Together.all(List.of(job, job, job));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(inState(drop, "EXPIRED")).isEqualTo(orders));
    assertThat(of(drop, "live")).isZero();
    assertThat(releasesOf(drop)).isEqualTo(orders);
  }

  @Test
  void aUnitOfAnArchivedDropGoesBackToTheProduct() {
    String product = drops.product(10);
    String drop = drops.created(Drops.aDeal(product, 4));
    String order = settled.order(drop, 1, AN_HOUR_MS);
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    assertThat(api.post(ORDERS + "/" + order + "/cancel", Map.of("reason", "broken")).status())
        .isEqualTo(200);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product)).isEqualTo(7);
    assertThat(of(drop, "live")).isZero();
    assertThat(of(drop, "capacity")).isEqualTo(3);
    assertThat(releasesOf(drop)).isZero();
  }

  @Test
  void aCancelledOrderReturnsItsUnitOnce() {
    String drop = drops.deal(2);
    String order = settled.order(drop, 1, AN_HOUR_MS);
    for (int i = 0; i < 2; i++) {
      Api.Reply cancelled = api.post(ORDERS + "/" + order + "/cancel", Map.of("reason", "asked"));
      assertThat(cancelled.status()).isEqualTo(200);
      assertThat(cancelled.json().path("state").asString()).isEqualTo("CANCELLED");
      assertThat(releasesOf(drop)).isEqualTo(1);
      assertThat(of(drop, "live")).isZero();
    }
    assertThat(api.post(ORDERS + "/" + order + "/mark-paid").code()).isEqualTo("CANCELLED");
  }

  @Test
  void aPaidOrderIsNotCancelled() {
    String drop = drops.deal(2);
    String order = settled.order(drop, 1, AN_HOUR_MS);
    api.post(ORDERS + "/" + order + "/mark-paid");
    Api.Reply refused = api.post(ORDERS + "/" + order + "/cancel", Map.of("reason", "asked"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("ALREADY_PAID");
    assertThat(of(drop, "live")).isEqualTo(1);
  }

  @Test
  void theListIsFilteredAndShowsTheNewestFirst() {
    String drop = drops.deal(5);
    String first = settled.order(drop, 1, AN_HOUR_MS);
    String second = settled.order(drop, 2, AN_HOUR_MS);
    api.post(ORDERS + "/" + first + "/mark-paid");
    JsonNode all = api.get(ORDERS + "?dropId=" + drop).json();
    assertThat(all.path("total").asLong()).isEqualTo(2);
    JsonNode newest = all.path("items").path(0);
    assertThat(newest.path("id").asString()).isEqualTo(second);
    assertThat(newest.path("items").path(0).path("name").asString()).isEqualTo("Lamp");
    assertThat(newest.path("items").path(0).path("unitPrice").asLong()).isEqualTo(39_000);
    assertThat(newest.path("admissionId").asString()).isEqualTo(drop + ".1.2");
    JsonNode paid = api.get(ORDERS + "?dropId=" + drop + "&state=PAID&member=member-1").json();
    assertThat(paid.path("total").asLong()).isEqualTo(1);
    assertThat(paid.path("items").path(0).path("id").asString()).isEqualTo(first);
  }
}

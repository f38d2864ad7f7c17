package dev.rushgate.backoffice.drops;

import static dev.rushgate.backoffice.testkit.Drops.PATH;
import static dev.rushgate.backoffice.testkit.Drops.aCoupon;
import static dev.rushgate.backoffice.testkit.Drops.aDeal;
import static dev.rushgate.backoffice.testkit.Drops.inSeconds;
import static dev.rushgate.backoffice.testkit.Drops.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import dev.rushgate.model.LobbyDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DropsIT {

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);

  private long stockOf(String product) {
    return sql.number("SELECT stock FROM product WHERE id = ?", product);
  }

  private Map<String, @Nullable Object> row(String drop) {
    return sql.rows("SELECT * FROM drop_stock WHERE drop_id = ?", drop).getFirst();
  }

  @Test
  void aDealTakesItsUnitsOutOfTheProduct() {
    String product = drops.product(100);
    Api.Reply created = api.post(PATH, aDeal(product, 30));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(PATH + "/" + created.id());
    assertThat(stockOf(product)).isEqualTo(70);
    assertThat(row(created.id()))
        .containsEntry("capacity", 30)
        .containsEntry("target", 30)
        .containsEntry("live", 0)
        .containsEntry("paid", 0)
        .containsEntry("epoch", 0L)
        .containsEntry("next_epoch", 0L)
        .containsEntry("version", 1L)
        .containsEntry("state", "OPEN");
  }

  @Test
  void whatADealDoesNotStateHasADefault() {
    JsonNode deal = api.get(PATH + "/" + drops.deal(30)).json();
    assertThat(deal.path("waitlist").asInt()).isZero();
    assertThat(deal.path("admitPerSecond").asInt()).isEqualTo(500);
    assertThat(deal.path("lobbyMax").asInt()).isEqualTo(300);
    assertThat(deal.path("paySeconds").asInt()).isEqualTo(300);
    assertThat(deal.path("lobbyOpensAt").isNull()).isTrue();
    assertThat(deal.path("listPrice").asLong()).isEqualTo(50_000);
    assertThat(deal.path("price").asLong()).isEqualTo(39_000);
    assertThat(deal.path("capacity").asInt()).isEqualTo(30);
    assertThat(deal.path("state").asString()).isEqualTo("OPEN");
  }

  @Test
  void aCouponNeedsNoProduct() {
    Api.Reply coupon = api.post(PATH, aCoupon(1_000));
    assertThat(coupon.status()).isEqualTo(201);
    assertThat(coupon.json().path("discount").asLong()).isEqualTo(5_000);
    assertThat(coupon.json().path("productId").isNull()).isTrue();
  }

  @Test
  void theHashOfTheSeedIsToldFromTheStartAndTheSeedAfterTheOpening() {
    String before = drops.deal(1);
    JsonNode closed = api.get(PATH + "/" + before).json();
    assertThat(closed.path("seed").isNull()).isTrue();
    String seed = sql.text("SELECT seed FROM drop_spec WHERE drop_id = ?", before);
    assertThat(seed).matches("[0-9a-f]{64}");
    assertThat(closed.path("seedHash").asString()).isEqualTo(LobbyDraw.hashOf(seed));

    String opened = drops.created(with(aCoupon(1), "opensAt", inSeconds(-5)));
    JsonNode open = api.get(PATH + "/" + opened).json();
    assertThat(LobbyDraw.hashOf(open.path("seed").asString()))
        .isEqualTo(open.path("seedHash").asString());
  }

  @Test
  void aDealBeyondTheStockTakesNothing() {
    String product = drops.product(10);
    Api.Reply refused = api.post(PATH, aDeal(product, 11));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("OUT_OF_STOCK");
    assertThat(stockOf(product)).isEqualTo(10);
    assertThat(sql.number("SELECT COUNT(*) FROM drop_spec WHERE product_id = ?", product)).isZero();
  }

  @Test
  void aDealOfAnUnknownProductIsRefused() {
    for (String product : List.of("12345", "nothing")) {
      Api.Reply refused = api.post(PATH, aDeal(product, 1));
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.code()).isEqualTo("PRODUCT_UNKNOWN");
    }
  }

  @Test
  void fiftyDealsAtOnceTakeNoMoreThanThereIs() {
    String product = drops.product(100);
    var tasks = new ArrayList<Callable<Api.Reply>>();
    for (int i = 0; i < 50; i++) {
      tasks.add(() -> api.post(PATH, aDeal(product, 7)));
    }
    List<Api.Reply> replies = Together.all(tasks);
    assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(14);
    assertThat(replies.stream().filter(reply -> reply.status() != 201))
        .allMatch(reply -> reply.status() == 409 && reply.code().equals("OUT_OF_STOCK"));
    assertThat(stockOf(product)).isEqualTo(2);
    long taken =
        sql.number(
            """
            SELECT SUM(k.capacity) FROM drop_stock k
            JOIN drop_spec s ON s.drop_id = k.drop_id WHERE s.product_id = ?
            """,
            product);
    assertThat(taken).isEqualTo(98);
  }

  @Test
  void theListIsFilteredByKindAndState() {
    String deal = drops.deal(1);
    String coupon = drops.coupon(1);
    api.post(PATH + "/" + coupon + "/pause");
    JsonNode paused = api.get(PATH + "?kind=COUPON&state=PAUSED&size=100").json();
    assertThat(ids(paused)).contains(coupon).doesNotContain(deal);
    JsonNode deals = api.get(PATH + "?kind=DEAL&size=100").json();
    assertThat(ids(deals)).contains(deal).doesNotContain(coupon);
    assertThat(ids(deals))
        .isSortedAccordingTo((a, b) -> Long.compare(Long.parseLong(b), Long.parseLong(a)));
    assertThat(deals.path("total").asLong()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aChangeBeforeTheOpeningCountsAsAVersion() {
    String drop = drops.deal(10);
    Api.Reply changed =
        api.patch(
            PATH + "/" + drop,
            Map.of("title", "Two lamps", "waitlist", 20, "lobbySeconds", 600, "paySeconds", 60));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().path("title").asString()).isEqualTo("Two lamps");
    assertThat(changed.json().path("waitlist").asInt()).isEqualTo(20);
    assertThat(changed.json().path("lobbyOpensAt").isNull()).isFalse();
    assertThat(changed.json().path("price").asLong()).isEqualTo(39_000);
    assertThat(row(drop)).containsEntry("version", 2L);
  }

  @Test
  void moreCapacityIsTakenOutOfTheProduct() {
    String product = drops.product(100);
    String drop = drops.created(aDeal(product, 30));
    assertThat(api.patch(PATH + "/" + drop, Map.of("capacity", 50)).status()).isEqualTo(200);
    assertThat(stockOf(product)).isEqualTo(50);
    assertThat(row(drop)).containsEntry("capacity", 50).containsEntry("target", 50);
    Api.Reply refused = api.patch(PATH + "/" + drop, Map.of("capacity", 101, "title", "Never"));
    assertThat(refused.code()).isEqualTo("OUT_OF_STOCK");
    assertThat(stockOf(product)).isEqualTo(50);
    assertThat(api.get(PATH + "/" + drop).json().path("title").asString()).isNotEqualTo("Never");
  }

  @Test
  void lessCapacityGoesBackAtOnceOnlyWhileRedisKnowsNothing() {
    String product = drops.product(100);
    String drop = drops.created(aDeal(product, 30));
    api.patch(PATH + "/" + drop, Map.of("capacity", 20));
    assertThat(stockOf(product)).isEqualTo(80);
    assertThat(row(drop)).containsEntry("capacity", 20).containsEntry("target", 20);

    sql.run("UPDATE drop_stock SET epoch = 1, next_epoch = 1 WHERE drop_id = ?", drop);
    Api.Reply lowered = api.patch(PATH + "/" + drop, Map.of("capacity", 5));
    assertThat(lowered.json().path("capacity").asInt()).isEqualTo(5);
    assertThat(stockOf(product)).isEqualTo(80);
    assertThat(row(drop)).containsEntry("capacity", 20).containsEntry("target", 5);

    api.patch(PATH + "/" + drop, Map.of("capacity", 25));
    assertThat(stockOf(product)).isEqualTo(75);
    assertThat(row(drop)).containsEntry("capacity", 25).containsEntry("target", 25);
  }

  @Test
  void anOpenDropChangesNoMore() {
    String drop = drops.created(with(aCoupon(5), "opensAt", inSeconds(-1)));
    Api.Reply refused = api.patch(PATH + "/" + drop, Map.of("capacity", 6));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("ALREADY_OPEN");
    assertThat(row(drop)).containsEntry("capacity", 5).containsEntry("version", 1L);
  }

  @Test
  void pauseAndResumeMayBeRepeated() {
    String drop = PATH + "/" + drops.coupon(5);
    for (int i = 0; i < 2; i++) {
      Api.Reply paused = api.post(drop + "/pause");
      assertThat(paused.status()).isEqualTo(200);
      assertThat(paused.json().path("state").asString()).isEqualTo("PAUSED");
      assertThat(paused.json().path("stock").path("version").asLong()).isEqualTo(2);
    }
    for (int i = 0; i < 2; i++) {
      Api.Reply resumed = api.post(drop + "/resume");
      assertThat(resumed.json().path("state").asString()).isEqualTo("OPEN");
      assertThat(resumed.json().path("stock").path("version").asLong()).isEqualTo(3);
    }
  }

  @Test
  void closingGivesBackAtOnceOnlyWhileRedisKnowsNothing() {
    String product = drops.product(100);
    String early = drops.created(aDeal(product, 30));
    for (int i = 0; i < 2; i++) {
      assertThat(api.post(PATH + "/" + early + "/close").status()).isEqualTo(200);
      assertThat(stockOf(product)).isEqualTo(100);
      assertThat(row(early)).containsEntry("capacity", 0).containsEntry("version", 2L);
    }
    String known = drops.created(aDeal(product, 30));
    sql.run("UPDATE drop_stock SET epoch = 1, next_epoch = 1 WHERE drop_id = ?", known);
    assertThat(api.post(PATH + "/" + known + "/close").status()).isEqualTo(200);
    assertThat(stockOf(product)).isEqualTo(70);
    assertThat(row(known))
        .containsEntry("capacity", 30)
        .containsEntry("target", 0)
        .containsEntry("state", "CLOSED")
        .containsEntry("version", 2L);
  }

  @Test
  void aClosedDropStaysClosed() {
    String drop = PATH + "/" + drops.coupon(5);
    api.post(drop + "/close");
    assertThat(api.post(drop + "/resume").code()).isEqualTo("CLOSED");
    assertThat(api.post(drop + "/pause").code()).isEqualTo("CLOSED");
    assertThat(api.patch(drop, Map.of("title", "Again")).code()).isEqualTo("CLOSED");
    assertThat(api.get(drop).json().path("state").asString()).isEqualTo("CLOSED");
  }

  @Test
  void manyClosingsAtOnceGiveTheUnitsBackOnce() {
    String product = drops.product(40);
    String drop = drops.created(aDeal(product, 40));
    var tasks = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 10; i++) {
      tasks.add(() -> api.post(PATH + "/" + drop + "/close").status());
    }
    assertThat(Together.all(tasks)).containsOnly(200);
    assertThat(stockOf(product)).isEqualTo(40);
  }

  @Test
  void aRebuildIsAskedForByASuspicion() {
    String drop = drops.coupon(5);
    Api.Reply accepted = api.post(PATH + "/" + drop + "/rebuild");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("stock").path("suspect").asBoolean()).isTrue();
    assertThat(sql.number("SELECT suspect FROM drop_stock WHERE drop_id = ?", drop)).isEqualTo(1);
    sql.run("UPDATE drop_stock SET archived_at = UTC_TIMESTAMP(3) WHERE drop_id = ?", drop);
    assertThat(api.post(PATH + "/" + drop + "/rebuild").code()).isEqualTo("ARCHIVED");
  }

  private static List<String> ids(JsonNode list) {
    var ids = new ArrayList<String>();
    list.path("items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }
}

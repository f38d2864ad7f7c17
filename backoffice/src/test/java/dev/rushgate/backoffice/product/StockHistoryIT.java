package dev.rushgate.backoffice.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import dev.rushgate.backoffice.testkit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StockHistoryIT {

  private static final String PRODUCTS = "/api/v1/admin/products/";

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);

  private Api.Reply correct(String product, Map<String, ?> correction) {
    return api.post(PRODUCTS + product + "/stock", correction);
  }

  private JsonNode history(String product) {
    return api.get(PRODUCTS + product + "/stock-changes?size=100").json().path("items");
  }

  /** Each change begins where the one before ended, from nothing to the stock of now. */
  private void requireWhole(String product) {
    List<Map<String, @Nullable Object>> rows =
        sql.rows(
            "SELECT units_before, units_after FROM stock_change WHERE product_id = ?"
                + " ORDER BY version",
            product);
    @Nullable Object at = 0;
    for (Map<String, @Nullable Object> row : rows) {
      assertThat(row.get("units_before")).as(rows.toString()).isEqualTo(at);
      at = row.get("units_after");
    }
    assertThat(((Number) java.util.Objects.requireNonNull(at)).longValue())
        .isEqualTo(sql.number("SELECT stock FROM product WHERE id = ?", product));
    requireTold(product);
  }

  /** What the history says, the world was told, in the same order. */
  private void requireTold(String product) {
    List<String> written =
        sql
            .rows(
                "SELECT units_after - units_before AS moved, units_after, cause FROM stock_change"
                    + " WHERE product_id = ? ORDER BY version",
                product)
            .stream()
            .map(row -> row.get("moved") + " " + row.get("units_after") + " " + row.get("cause"))
            .toList();
    List<String> told =
        sql.rows("SELECT payload FROM outbox WHERE record_key = ? ORDER BY seq", product).stream()
            .map(row -> Api.JSON.readTree(String.valueOf(row.get("payload"))))
            .map(
                event ->
                    event.path("change").asInt()
                        + " "
                        + event.path("units").asInt()
                        + " "
                        + event.path("cause").asString())
            .toList();
    assertThat(told).isEqualTo(written).isNotEmpty();
  }

  @Test
  void everyWayToChangeAStockIsWrittenDown() {
    String product = drops.product(100);
    String deal = drops.created(Drops.aDeal(product, 30));
    assertThat(correct(product, Map.of("delta", -5, "reason", "broken")).status()).isEqualTo(200);
    assertThat(correct(product, Map.of("counted", 60, "reason", "counted")).status())
        .isEqualTo(200);
    api.patch(PRODUCTS + product, Map.of("stock", 50));
    api.patch(Drops.PATH + "/" + deal, Map.of("capacity", 40));
    api.post(Drops.PATH + "/" + deal + "/close");
    api.patch(PRODUCTS + product, Map.of("price", 1));
    JsonNode history = history(product);
    var told = new ArrayList<String>();
    history.forEach(
        row ->
            told.add(
                row.path("cause").asString()
                    + " "
                    + row.path("before").asInt()
                    + " "
                    + row.path("after").asInt()
                    + " "
                    + row.path("reason").asString("")));
    assertThat(told)
        .containsExactly(
            "DEAL 40 80 ",
            "DEAL 50 40 ",
            "MANUAL 60 50 ",
            "MANUAL 65 60 counted",
            "MANUAL 70 65 broken",
            "DEAL 100 70 ",
            "CREATED 0 100 ");
    assertThat(history.path(0).path("dropId").asString()).isEqualTo(deal);
    assertThat(history.path(0).path("by").asString()).isNotBlank();
    assertThat(history.path(0).path("at").asString()).endsWith("Z");
    requireWhole(product);
  }

  @Test
  void itAddsUpHoweverManyChangeItAtOnce() {
    String product = drops.product(1_000);
    var all = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 8; i++) {
      all.add(() -> correct(product, Map.of("delta", -7, "reason", "sold by hand")).status());
      all.add(() -> correct(product, Map.of("delta", 3, "reason", "found again")).status());
      all.add(() -> api.post(Drops.PATH, Drops.aDeal(product, 5)).status());
    }
    assertThat(Together.all(all)).containsOnly(200, 201);
    assertThat(sql.number("SELECT stock FROM product WHERE id = ?", product))
        .isEqualTo(1_000 - 8 * 7 + 8 * 3 - 8 * 5);
    assertThat(history(product)).hasSize(1 + 24);
    requireWhole(product);
  }

  @Test
  void aDealThatCannotBeMadeLeavesNoTrace() {
    String product = drops.product(5);
    assertThat(api.post(Drops.PATH, Drops.aDeal(product, 6)).code()).isEqualTo("OUT_OF_STOCK");
    assertThat(history(product)).hasSize(1);
    requireWhole(product);
  }

  @Test
  void aCorrectionStaysWithinWhatCanBe() {
    String product = drops.product(5);
    assertThat(correct(product, Map.of("delta", -6, "reason", "r")).fields())
        .containsExactly("delta");
    assertThat(correct(product, Map.of("delta", 1_000_000_000, "reason", "r")).fields())
        .containsExactly("delta");
    assertThat(correct(product, Map.of("counted", -1, "reason", "r")).fields())
        .containsExactly("counted");
    assertThat(correct(product, Map.of("delta", 1, "counted", 1, "reason", "r")).fields())
        .containsExactly("counted");
    assertThat(correct(product, Map.of("delta", 0, "reason", " ")).fields())
        .containsExactly("delta", "reason");
    assertThat(correct(product, Map.of()).fields()).containsExactly("delta", "reason");
    assertThat(correct(product, Map.of("delta", 1, "reason", "x".repeat(201))).fields())
        .containsExactly("reason");
    assertThat(correct("1", Map.of("delta", 1, "reason", "r")).code()).isEqualTo("PRODUCT_UNKNOWN");
    assertThat(history(product)).hasSize(1);
  }

  @Test
  void aCountOfAnOlderVersionIsAConflict() {
    String product = drops.product(5);
    assertThat(correct(product, Map.of("delta", 1, "reason", "r", "version", 0)).status())
        .isEqualTo(200);
    assertThat(correct(product, Map.of("counted", 9, "reason", "r", "version", 0)).code())
        .isEqualTo("CONFLICT");
    assertThat(correct(product, Map.of("counted", 6, "reason", "as expected")).status())
        .isEqualTo(200);
    assertThat(history(product)).hasSize(2);
    requireWhole(product);
  }

  @Test
  void aCorrectionIsAuditedWithItsReason() {
    String product = drops.product(5);
    correct(product, Map.of("delta", 1, "reason", "found one"));
    assertThat(
            sql.number(
                """
                SELECT COUNT(*) FROM audit_entry WHERE subject_kind = 'PRODUCT' AND subject_id = ?
                  AND action = 'stock changed' AND reason = 'found one' AND actor_kind = 'API'
                """,
                product))
        .isEqualTo(1);
  }
}

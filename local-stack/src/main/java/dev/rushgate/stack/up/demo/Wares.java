package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.StackException;
import dev.rushgate.stack.up.api.Api;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the shop sells: products with pictures, and what became of their stocks. */
final class Wares {

  private static final Pattern KEY = Pattern.compile("\\{([a-z-]+)}");

  private final List<Table.Row> all = Table.read("products.csv");
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Api desk;
  private final Plan plan;

  Wares(Api desk, Plan plan) {
    this.desk = desk;
    this.plan = plan;
  }

  int count() {
    return all.size();
  }

  String id(String key) {
    return Objects.requireNonNull(ids.get(key), key);
  }

  /** All that were not created before. */
  void create() {
    plan.each(all.stream().filter(row -> !ids.containsKey(row.text("key"))).toList(), this::create);
  }

  void create(String key) {
    all.stream().filter(row -> row.text("key").equals(key)).forEach(this::create);
  }

  private void create(Table.Row row) {
    JsonNode made =
        desk.post(
            "/products",
            Map.of(
                "name", row.text("name"),
                "description", row.text("description"),
                "price", row.number("price"),
                "stock", row.number("stock")));
    ids.put(row.text("key"), made.path("id").asString());
  }

  void drawPictures() {
    var pictures = new Pictures();
    plan.each(
        all,
        row -> {
          String key = row.text("key");
          byte[] file = pictures.draw(key, row.text("motif"), row.text("palette"));
          desk.upload("/products/" + id(key) + "/image", key + ".png", file);
        });
  }

  void changeStocks() {
    plan.each(
        Table.read("stock-changes.csv"),
        row ->
            desk.post(
                "/products/" + id(row.text("product")) + "/stock",
                Map.of(row.text("change"), row.number("units"), "reason", row.text("reason"))));
  }

  void archive() {
    plan.each(
        Table.read("archived.csv"),
        row -> desk.post("/products/" + id(row.text("product")) + "/archive"));
  }

  /** One that changes prices, and one with errors, which stays to be looked at. */
  void importSheets() {
    String prices = send("price-changes.csv");
    desk.post("/products/imports/" + prices + "/confirm");
    awaitState(prices, "DONE");
    awaitState(send("new-arrivals.csv"), "BROKEN");
  }

  private String send(String name) {
    String sheet = KEY.matcher(Table.text(name)).replaceAll(found -> id(found.group(1)));
    JsonNode sent = desk.upload("/products/imports", name, sheet.getBytes(StandardCharsets.UTF_8));
    String id = sent.path("id").asString();
    if (name.equals("price-changes.csv")) {
      awaitState(id, "READY");
    }
    return id;
  }

  private void awaitState(String sheet, String wanted) {
    String state =
        Waiting.until(
            "an import",
            () ->
                Optional.of(desk.get("/products/imports/" + sheet).path("state").asString(""))
                    .filter(now -> !now.equals("CHECKING") && !now.equals("APPLYING")));
    if (!state.equals(wanted)) {
      throw new StackException("an import is " + state + ", not " + wanted);
    }
  }
}

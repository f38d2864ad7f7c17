package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.stack.up.demo.DemoShop;
import dev.rushgate.stack.up.demo.DemoStaff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shop that {@code scripts/up} fills a new stack with, asked for list by list. */
class DemoShopIT {

  private static final Duration EXPIRED_MAX = Duration.ofSeconds(20);

  private final Deployment deployment = Deployment.shared();
  private final BackOffice admin = deployment.admin();
  private final Instant before = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
  private final List<String> told = new ArrayList<>();

  @Test
  void everyListHasSomethingToShow() throws Exception {
    var place =
        new DemoShop.Place(
            deployment.backOfficeUrl().toString(),
            deployment.gate(0).url().toString(),
            this::token);
    try (var shop = new DemoShop(place, told::add)) {
      DemoShop.Open open = shop.open();
      shop.fill();
      assertThat(told)
          .containsExactly(
              "a shop of 27 products, 14 deals and coupons, 32 members and their orders");
      requireProducts();
      requireMembers();
      requireStaff(shop.staff());
      requireOrders();
      List<JsonObject> drops = drops(open.dealId());
      requireDrops(drops);
      requireCrowd(drops);
      drops.forEach(drop -> admin.close(drop.getString("id")));
    } finally {
      admin.close();
    }
  }

  private String token(String member, String role) {
    return role.equals("ADMIN")
        ? deployment.tokens().admin(member)
        : deployment.tokens().shopper(member);
  }

  private void requireProducts() throws Exception {
    List<JsonObject> sold = ours("/products?size=100");
    assertThat(sold).hasSize(24).allMatch(product -> product.getString("imageUrl") != null);
    assertThat(sold).anyMatch(product -> product.getInteger("stock") == 0);
    assertThat(sold).anyMatch(product -> product.getInteger("stock") > 200);
    assertThat(sold).extracting(product -> product.getString("imageUrl")).doesNotHaveDuplicates();
    assertThat(ours("/products?state=ARCHIVED&size=100")).hasSize(3);
    var picture = file(sold.getFirst().getString("imageUrl"));
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    String imports = text(file("/api/v1/admin/products/imports"));
    assertThat(imports).contains("\"DONE\"", "\"BROKEN\"");
  }

  private HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(deployment.backOfficeUrl().resolve(path))
              .header("Authorization", "Bearer " + token("operator", "ADMIN"))
              .build();
      var file = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      return file;
    }
  }

  private static String text(HttpResponse<byte[]> file) {
    return new String(file.body(), StandardCharsets.UTF_8);
  }

  private void requireMembers() throws Exception {
    List<JsonObject> members = ours("/members?size=100");
    assertThat(members).hasSize(32);
    assertThat(members).filteredOn(is("state", "BLOCKED")).hasSize(1);
    String careful =
        members.stream().filter(is("name", "김민서")).findFirst().orElseThrow().getString("id");
    assertThat(items(get("/members/" + careful + "/wallet/history")))
        .extracting(entry -> entry.getLong("amount"))
        .containsExactlyInAnyOrder(50_000L, -7_000L);
  }

  private void requireStaff(List<DemoStaff> told) throws Exception {
    assertThat(told)
        .extracting(DemoStaff::role)
        .containsExactlyInAnyOrder("OPERATOR", "SUPPORT", "READ_ONLY");
    assertThat(told).allMatch(one -> one.password().length() >= 12);
    assertThat(ours("/staff?size=100"))
        .extracting(one -> one.getString("email"))
        .containsAll(told.stream().map(DemoStaff::email).toList());
    assertThat(ours("/staff?size=100")).anyMatch(is("state", "BLOCKED"));
  }

  private void requireOrders() throws Exception {
    for (String state : List.of("TO_PAY", "PAID", "CANCELLED", "REFUNDED", "PARTLY_REFUNDED")) {
      assertThat(ours("/orders?size=100&state=" + state)).as(state).isNotEmpty();
    }
    assertThat(ours("/orders?size=100&state=PAID"))
        .anyMatch(order -> order.getLong("discount") > 0)
        .anyMatch(order -> order.getLong("points") > 0 && order.getLong("paid") == 0)
        .anyMatch(order -> order.getString("dropId") != null);
    await().atMost(EXPIRED_MAX).until(() -> !ours("/orders?size=100&state=EXPIRED").isEmpty());
    assertThat(items(get("/payments?size=100")))
        .anyMatch(is("state", "CHARGED"))
        .anyMatch(is("state", "DECLINED"));
    assertThat(get("/audit?actor=demo-support").getLong("total")).isPositive();
  }

  private static void requireDrops(List<JsonObject> drops) {
    assertThat(drops)
        .extracting(drop -> drop.getString("kind") + " " + drop.getString("phase"))
        .containsExactlyInAnyOrder(
            "DEAL OPEN",
            "DEAL OPEN",
            "DEAL SOLD_OUT",
            "DEAL PAUSED",
            "DEAL CLOSED",
            "DEAL CANCELLED",
            "DEAL SCHEDULED",
            "DEAL SCHEDULED",
            "DEAL SCHEDULED",
            "DEAL SCHEDULED",
            "COUPON OPEN",
            "COUPON SOLD_OUT",
            "COUPON SCHEDULED",
            "COUPON CANCELLED");
  }

  /** People wait for what is sold out, with a message to read, and in a lobby. */
  private void requireCrowd(List<JsonObject> drops) throws Exception {
    JsonObject soldOut =
        drops.stream()
            .filter(is("kind", "DEAL").and(is("phase", "SOLD_OUT")))
            .findFirst()
            .orElseThrow();
    assertThat(soldOut.getString("message")).isNotBlank();
    String entries = "/drops/" + soldOut.getString("id") + "/entries?size=100";
    assertThat(items(get(entries)).stream().map(entry -> entry.getString("fate")))
        .contains("PAID", "TO_PAY", "WAITING", "LEFT");
    Instant now = Instant.now();
    JsonObject lobby =
        drops.stream()
            .filter(drop -> drop.getString("lobbyOpensAt") != null)
            .filter(drop -> Instant.parse(drop.getString("lobbyOpensAt")).isBefore(now))
            .findFirst()
            .orElseThrow();
    String inLobby = "/drops/" + lobby.getString("id") + "/entries?fate=WAITING";
    assertThat(get(inLobby).getLong("total")).isEqualTo(12);
  }

  /** Those that came with the first and after it: ids are in the order of time. */
  private List<JsonObject> drops(String first) throws IOException {
    return items(get("/drops?size=100")).stream()
        .filter(drop -> Long.parseLong(drop.getString("id")) >= Long.parseLong(first))
        .toList();
  }

  private static Predicate<JsonObject> is(String field, String value) {
    return one -> value.equals(one.getString(field));
  }

  /** What other tests left behind is older. */
  private List<JsonObject> ours(String path) throws IOException {
    return items(get(path)).stream()
        .filter(one -> !Instant.parse(one.getString("createdAt")).isBefore(before))
        .collect(Collectors.toList());
  }

  private static List<JsonObject> items(JsonObject list) {
    JsonArray items = list.getJsonArray("items");
    return items.stream().map(JsonObject.class::cast).toList();
  }

  private JsonObject get(String path) throws IOException {
    BackOffice.Answer answer = admin.call("GET", "/api/v1/admin" + path, null, "reading");
    assertThat(answer.status()).as(path + " " + answer.body().encode()).isEqualTo(200);
    return answer.body();
  }
}

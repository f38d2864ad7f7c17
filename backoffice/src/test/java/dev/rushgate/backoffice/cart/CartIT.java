package dev.rushgate.backoffice.cart;

import static dev.rushgate.backoffice.testkit.CartCalls.line;
import static dev.rushgate.backoffice.testkit.CartCalls.products;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.CartCalls;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Goods;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Statements;
import dev.rushgate.backoffice.testkit.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CartIT {

  private static final String PRODUCTS = "/api/v1/admin/products/";

  private final Api admin = Running.api();
  private final Drops shop = new Drops(admin);
  private final CartCalls cart = CartCalls.fresh();

  private static void require(Api.Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
  }

  private void change(String product, Map<String, Object> fields) {
    assertThat(admin.patch(PRODUCTS + product, fields).status()).isEqualTo(200);
  }

  private void archive(String product) {
    assertThat(admin.post(PRODUCTS + product + "/archive").status()).isEqualTo(200);
  }

  @Test
  void whatIsPutInIsShownWithWhatItCosts() {
    assertThat(cart.list().json().path("items").isEmpty()).isTrue();
    String lamp = shop.product(10);
    String cup = Goods.many(1).getFirst();
    assertThat(cart.put(lamp, 2).status()).isEqualTo(200);
    Api.Reply put = cart.put(cup, 3);
    assertThat(cart.list().text()).isEqualTo(put.text());
    assertThat(products(put)).isEqualTo(2);
    JsonNode first = put.json().path("items").path(0);
    assertThat(first).isEqualTo(line(put, lamp));
    assertThat(first.path("name").asString()).isEqualTo("Lamp");
    assertThat(first.path("quantity").asInt()).isEqualTo(2);
    assertThat(first.path("unitPrice").asLong()).isEqualTo(50_000);
    assertThat(first.path("unitPriceThen").asLong()).isEqualTo(50_000);
    assertThat(first.path("availability").asString()).isEqualTo("AVAILABLE");
    assertThat(first.path("left").isNull()).isTrue();
    assertThat(first.path("amount").asLong()).isEqualTo(100_000);
    assertThat(first.path("addedAt").asString()).endsWith("Z");
    assertThat(put.json().path("subtotal").asLong()).isEqualTo(100_000 + 3 * Goods.PRICE);
  }

  @Test
  void theQuantityIsSetAndNotAdded() {
    String lamp = shop.product(100);
    cart.put(lamp, 2);
    assertThat(cart.put(lamp, 5).text()).isEqualTo(cart.put(lamp, 5).text());
    assertThat(line(cart.list(), lamp).path("quantity").asInt()).isEqualTo(5);
    assertThat(products(cart.list())).isEqualTo(1);
  }

  @Test
  void aPriceThatChangedStandsBesideTheOneBefore() {
    String lamp = shop.product(10);
    cart.put(lamp, 1);
    change(lamp, Map.of("price", 60_000));
    Api.Reply more = cart.put(lamp, 2);
    assertThat(line(more, lamp).path("unitPrice").asLong()).isEqualTo(60_000);
    assertThat(line(more, lamp).path("unitPriceThen").asLong()).isEqualTo(50_000);
    assertThat(more.json().path("subtotal").asLong()).isEqualTo(120_000);
    cart.remove(lamp);
    Api.Reply anew = cart.put(lamp, 2);
    assertThat(line(anew, lamp).path("unitPriceThen").asLong()).isEqualTo(60_000);
  }

  @Test
  void whatCannotBeBoughtNowSaysWhyAndIsNotInTheSubtotal() {
    String enough = shop.product(3);
    String few = shop.product(2);
    String none = shop.product(0);
    String old = shop.product(9);
    for (String product : List.of(enough, few, none, old)) {
      assertThat(cart.put(product, 3).status()).isEqualTo(200);
    }
    archive(old);
    Api.Reply list = cart.list();
    assertThat(states(list)).containsExactly("AVAILABLE", "TOO_FEW", "SOLD_OUT", "GONE");
    assertThat(line(list, few).path("left").asInt()).isEqualTo(2);
    assertThat(line(list, none).path("left").asInt(-1)).isZero();
    assertThat(line(list, old).path("left").isNull()).isTrue();
    assertThat(line(list, few).path("amount").asLong()).isEqualTo(150_000);
    assertThat(list.json().path("subtotal").asLong()).isEqualTo(150_000);
    change(few, Map.of("stock", 3));
    assertThat(cart.list().json().path("subtotal").asLong()).isEqualTo(300_000);
  }

  private static List<String> states(Api.Reply reply) {
    return reply
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("availability").asString())
        .toList();
  }

  @Test
  void whatIsTakenOutIsGoneHoweverOften() {
    List<String> goods = Goods.many(3);
    goods.forEach(product -> cart.put(product, 1));
    cart.remove(goods.get(1));
    Api.Reply again = cart.remove(goods.get(1));
    assertThat(again.status()).isEqualTo(200);
    assertThat(products(again)).isEqualTo(2);
    assertThat(products(cart.clear())).isZero();
    assertThat(cart.clear().text()).isEqualTo(cart.list().text());
    assertThat(CartCalls.fresh().remove(goods.getFirst()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100", "2147483648", "1.5", "\"2\"", "null", "[1]"})
  void aQuantityThatCannotBeIsNamed(String quantity) {
    Api api = Running.api().as(Tokens.shopper());
    String path = "/api/v1/cart/items/" + shop.product(1);
    String body = "{\"quantity\":" + quantity + "}";
    Api.Reply reply = api.send("PUT", path, body, "application/json");
    require(reply, 400, "INVALID");
    assertThat(reply.fields()).containsExactly("quantity");
    require(api.send("PUT", path, "2", "application/json"), 400, "MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-5", "lamp", "99999999999999999999", "1%20OR%201=1"})
  void whatNamesNoProductIsNotPutIn(String id) {
    require(cart.put(id, 1), 404, "PRODUCT_UNKNOWN");
    assertThat(products(cart.list())).isZero();
  }

  @Test
  void whatIsNotSoldAnyMoreCanOnlyBeTakenOut() {
    String lamp = shop.product(10);
    cart.put(lamp, 2);
    archive(lamp);
    require(cart.put(lamp, 1), 409, "PRODUCT_GONE");
    require(CartCalls.fresh().put(lamp, 1), 409, "PRODUCT_GONE");
    assertThat(line(cart.list(), lamp).path("quantity").asInt()).isEqualTo(2);
    assertThat(products(cart.remove(lamp))).isZero();
  }

  @Test
  void aCartHoldsFiftyProducts() {
    List<String> goods = Goods.many(51);
    cart.merge(goods.stream().limit(50).map(id -> CartCalls.guest(id, 99)).toList());
    assertThat(cart.list().json().path("subtotal").asLong()).isEqualTo(50 * 99 * Goods.PRICE);
    require(cart.put(goods.getLast(), 1), 409, "CART_FULL");
    assertThat(cart.put(goods.getFirst(), 1).status()).isEqualTo(200);
    cart.remove(goods.get(7));
    assertThat(products(cart.put(goods.getLast(), 1))).isEqualTo(50);
  }

  @Test
  void aCartIsReadInOneStatementWhateverItHolds() {
    Api.Reply empty = cart.list();
    cart.merge(Goods.many(50).stream().map(id -> CartCalls.guest(id, 1)).toList());
    Api.Reply full = cart.list();
    assertThat(products(full)).isEqualTo(50);
    for (Api.Reply reply : List.of(empty, full)) {
      assertThat(Statements.of(reply.header("X-Request-Id")))
          .singleElement()
          .matches(ran -> ran.sql().contains("FROM cart_item i JOIN product p"));
    }
  }

  @Test
  void aCartIsItsMembersAlone() {
    String lamp = shop.product(10);
    cart.put(lamp, 1);
    assertThat(products(CartCalls.fresh().list())).isZero();
    require(CartCalls.by(Tokens.admin()).list(), 403, "FORBIDDEN");
    require(CartCalls.by(Tokens.forged()).put(lamp, 1), 401, "UNAUTHENTICATED");
    Api anybody = Running.api().as(null);
    require(anybody.get("/api/v1/cart/items"), 401, "UNAUTHENTICATED");
    require(anybody.post("/api/v1/cart/merge", Map.of()), 401, "UNAUTHENTICATED");
  }

  @Test
  void theContractTellsOfEveryCall() {
    JsonNode paths = Running.api().as(null).get("/openapi.json").json().path("paths");
    assertThat(paths.path("/api/v1/cart/items").propertyNames()).contains("get", "delete");
    assertThat(paths.path("/api/v1/cart/items/{productId}").propertyNames())
        .contains("put", "delete");
    assertThat(paths.path("/api/v1/cart/merge").path("post").path("description").asString())
        .contains("not the sum");
  }
}

package dev.rushgate.backoffice.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A member's cart, as an app of the shop uses it. */
public final class CartCalls {

  private static final String CART = "/api/v1/cart";
  private static final String ITEMS = CART + "/items";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Api api;

  private CartCalls(Api api) {
    this.api = api;
  }

  /** Of somebody who has none yet. */
  public static CartCalls fresh() {
    return by(Tokens.shopper("buyer-" + COUNT.incrementAndGet()));
  }

  public static CartCalls by(String token) {
    return new CartCalls(Running.api().as(token));
  }

  public Api.Reply list() {
    return api.get(ITEMS);
  }

  public Api.Reply put(String product, Object quantity) {
    return send("PUT", ITEMS + "/" + product, Map.of("quantity", quantity));
  }

  public Api.Reply remove(String product) {
    return send("DELETE", ITEMS + "/" + product, Map.of());
  }

  public Api.Reply clear() {
    return send("DELETE", ITEMS, Map.of());
  }

  public Api.Reply merge(List<?> items) {
    return api.post(CART + "/merge", Map.of("items", items));
  }

  /** One thing of a guest's. */
  public static Map<String, Object> guest(String product, int quantity) {
    return Map.of("productId", product, "quantity", quantity);
  }

  /** The line of that product in an answer. */
  public static JsonNode line(Api.Reply reply, String product) {
    for (JsonNode item : reply.json().path("items")) {
      if (item.path("productId").asString().equals(product)) {
        return item;
      }
    }
    throw new AssertionError(product + " is not in " + reply.text());
  }

  public static int products(Api.Reply reply) {
    return reply.json().path("items").size();
  }

  private Api.Reply send(String method, String path, Map<String, ?> body) {
    return api.send(method, path, Api.JSON.writeValueAsString(body), "application/json");
  }
}

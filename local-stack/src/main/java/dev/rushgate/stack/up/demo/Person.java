package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.up.api.Api;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A shopper with an account, at the back office's shop and at the gate. */
record Person(String id, Api shop, Api gate) {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int KEY_CHARACTERS = 13;

  /**
   * Pays an order.
   *
   * @param points of the total; the rest is paid by the gateway
   * @param behaviour how the simulated gateway is to treat it
   */
  void pay(JsonNode order, long points, String behaviour) {
    shop.post(pathOf(order) + "/payment", tender(order, points, behaviour));
  }

  /** Pays, and closes the page before there is an answer. */
  void payImpatiently(JsonNode order, String behaviour) {
    shop.post(pathOf(order) + "/payment", tender(order, 0, behaviour), PATIENCE);
  }

  private static Map<String, Object> tender(JsonNode order, long points, String behaviour) {
    long amount = order.path("total").asLong() - points;
    return amount == 0
        ? Map.of("points", points, "amount", amount)
        : Map.of("points", points, "amount", amount, "paymentKey", newKey(behaviour));
  }

  void charge(long won) {
    shop.post("/wallet/charges", Map.of("amount", won, "paymentKey", newKey("ok_")));
  }

  void cancel(JsonNode order, String reason) {
    shop.post(pathOf(order) + "/cancel", Map.of("reason", reason));
  }

  static String pathOf(JsonNode order) {
    return "/orders/" + order.path("id").asString();
  }

  private static String newKey(String behaviour) {
    return behaviour + UUID.randomUUID().toString().substring(0, KEY_CHARACTERS);
  }
}

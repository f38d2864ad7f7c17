package dev.rushgate.system;

import dev.rushgate.rush.service.BackOffice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/**
 * A shopper's app that buys; each call has a key, and is sent again as it was.
 *
 * @param name the member's id
 */
record Buyer(String name, BackOffice shop) {

  private static final String ORDERS = "/api/v1/orders";

  /** Puts points into the wallet. */
  BackOffice.Answer charge(long won) throws IOException {
    return call(
        "/api/v1/wallet/charges",
        new JsonObject().put("amount", won).put("paymentKey", "ok_wallet_" + name),
        "charge");
  }

  BackOffice.Answer place(String product) throws IOException {
    var item = new JsonObject().put("productId", product).put("quantity", 1);
    return call(ORDERS, new JsonObject().put("items", new JsonArray().add(item)), "place");
  }

  /** An order that will surely be placed; its id. */
  String placed(String product) throws IOException {
    BackOffice.Answer answer = place(product);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.status() + " " + answer.body().encode());
    }
    return answer.body().getString("id");
  }

  BackOffice.Answer pay(String order, long points, long amount, String key) throws IOException {
    return call(
        ORDERS + "/" + order + "/payment",
        new JsonObject().put("points", points).put("amount", amount).put("paymentKey", key),
        "pay");
  }

  BackOffice.Answer cancel(String order) throws IOException {
    return call(
        ORDERS + "/" + order + "/cancel", new JsonObject().put("reason", "too late"), "cancel");
  }

  JsonObject order(String order) throws IOException {
    return shop.call("GET", ORDERS + "/" + order, null, "read").body();
  }

  long balance() throws IOException {
    return shop.call("GET", "/api/v1/wallet", null, "read").body().getLong("balance");
  }

  /** Sends it and waits for no answer: the shop may die before it comes. */
  static void later(ExecutorService threads, Call call) {
    threads.execute(
        () -> {
          try {
            call.send();
          } catch (IOException died) {
            // Then the answer is lost, as it is meant to be.
          }
        });
  }

  interface Call {
    void send() throws IOException;
  }

  private BackOffice.Answer call(String path, JsonObject body, String step) throws IOException {
    return shop.call("POST", path, body, step + "-" + name);
  }
}

package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody who orders and pays, as an app of the shop does it. */
public final class Buyer {

  public static final String ORDERS = "/api/v1/orders";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Api api;
  private final String member;

  public Buyer(String member) {
    this.member = member;
    this.api = Running.api().as(Tokens.shopper(member));
  }

  public static Buyer fresh() {
    return new Buyer("buyer-" + COUNT.incrementAndGet() + "-" + System.nanoTime());
  }

  /** Distinct, with the prefix that says how the gateway treats it. */
  public static String key(String prefix) {
    return prefix + "order" + COUNT.incrementAndGet() + "x" + System.nanoTime();
  }

  public String member() {
    return member;
  }

  /** So many of each product. */
  public Api.Reply order(Map<String, Integer> units, @Nullable String coupon) {
    return order(units, coupon, null);
  }

  public Api.Reply order(
      Map<String, Integer> units, @Nullable String coupon, @Nullable String request) {
    List<Map<String, Object>> items = new ArrayList<>();
    units.forEach((id, count) -> items.add(Map.of("productId", id, "quantity", count)));
    var body = new HashMap<String, Object>();
    body.put("items", items);
    body.put("couponId", coupon);
    return post(ORDERS, body, request);
  }

  /** Returns the new order's id. */
  public String ordered(String product, int count) {
    Api.Reply reply = order(Map.of(product, count), null);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.id();
  }

  public Api.Reply pay(String order, long points, long amount, @Nullable String key) {
    return pay(order, points, amount, key, null);
  }

  public Api.Reply pay(
      String order, long points, long amount, @Nullable String key, @Nullable String request) {
    var body = new HashMap<String, Object>();
    body.put("points", points);
    body.put("amount", amount);
    body.put("paymentKey", key);
    return post(ORDERS + "/" + order + "/payment", body, request);
  }

  /** Opens the gateway's window in the browser. */
  public Api.Reply openWindow(String order) {
    return post(ORDERS + "/" + order + "/payment-window", Map.of(), null);
  }

  public Api.Reply cancel(String order, Map<String, ?> body, @Nullable String request) {
    return post(ORDERS + "/" + order + "/cancel", body, request);
  }

  public Api.Reply cancel(String order) {
    return cancel(order, Map.of("reason", "changed my mind"), null);
  }

  public Api.Reply show(String order) {
    return api.get(ORDERS + "/" + order);
  }

  public String stateOf(String order) {
    return show(order).json().path("state").asString();
  }

  public Api.Reply get(String path) {
    return api.get(path);
  }

  public long balance() {
    return api.get("/api/v1/wallet").json().path("balance").asLong();
  }

  /** Puts points into the wallet, through the gateway. */
  public Buyer with(long points) {
    Api.Reply reply =
        api.post("/api/v1/wallet/charges", Map.of("amount", points, "paymentKey", key("ok_")));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return this;
  }

  private Api.Reply post(String path, Map<String, ?> body, @Nullable String request) {
    var post =
        api.request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(body)));
    if (request != null) {
      post.header("Idempotency-Key", request);
    }
    return api.send(post);
  }
}

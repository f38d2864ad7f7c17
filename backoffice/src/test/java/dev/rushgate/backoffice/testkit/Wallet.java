package dev.rushgate.backoffice.testkit;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A member's wallet, as an app of the shop uses it. */
public final class Wallet {

  private static final String PATH = "/api/v1/wallet";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Api api;
  private final String member;

  private Wallet(String member) {
    this.member = member;
    this.api = Running.api().as(Tokens.shopper(member));
  }

  /** Of somebody who has none yet. */
  public static Wallet fresh() {
    return new Wallet("saver-" + COUNT.incrementAndGet());
  }

  /** Distinct, with the prefix that says how the gateway treats it. */
  public static String key(String prefix) {
    return prefix + "wallet" + COUNT.incrementAndGet();
  }

  public String member() {
    return member;
  }

  public long balance() {
    return api.get(PATH).json().path("balance").asLong();
  }

  public Api.Reply history(String query) {
    return api.get(PATH + "/history" + query);
  }

  public Api.Reply charge(long amount, String key) {
    return api.post(PATH + "/charges", Map.of("amount", amount, "paymentKey", key));
  }

  /** Under an order id of the caller's own at the gateway. */
  public Api.Reply chargeNamed(long amount, String key, String orderId) {
    return api.post(
        PATH + "/charges", Map.of("amount", amount, "paymentKey", key, "orderId", orderId));
  }

  public Api.Reply charge(long amount, String key, String request) {
    String body = Api.JSON.writeValueAsString(Map.of("amount", amount, "paymentKey", key));
    return api.send(
        api.request(PATH + "/charges")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", request)
            .POST(BodyPublishers.ofString(body)));
  }
}

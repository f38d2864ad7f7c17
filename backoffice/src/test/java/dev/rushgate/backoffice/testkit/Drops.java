package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Makes products and drops through the API. */
public final class Drops {

  public static final String PATH = "/api/v1/admin/drops";
  private static final String PRODUCTS = "/api/v1/admin/products";
  private static final long LIST_PRICE = 50_000;

  private final Api api;

  public Drops(Api api) {
    this.api = api;
  }

  public String product(int stock) {
    Api.Reply reply =
        api.post(PRODUCTS, Map.of("name", "Lamp", "price", LIST_PRICE, "stock", stock));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.id();
  }

  /** What creates a deal that opens in an hour; to be changed at will. */
  public static Map<String, Object> aDeal(String product, int capacity) {
    var form = new HashMap<String, Object>();
    form.put("kind", "DEAL");
    form.put("productId", product);
    form.put("title", "Lamp for less");
    form.put("price", 39_000);
    form.put("capacity", capacity);
    form.put("opensAt", inSeconds(3_600));
    form.put("closesAt", inSeconds(7_200));
    return form;
  }

  /** What creates a coupon that opens in an hour; to be changed at will. */
  public static Map<String, Object> aCoupon(int capacity) {
    var form = new HashMap<String, Object>();
    form.put("kind", "COUPON");
    form.put("title", "5000 off");
    form.put("discount", 5_000);
    form.put("capacity", capacity);
    form.put("opensAt", inSeconds(3_600));
    form.put("closesAt", inSeconds(7_200));
    form.put("validUntil", inSeconds(86_400));
    return form;
  }

  public static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
    var other = new HashMap<>(form);
    other.put(field, value);
    return other;
  }

  public static Map<String, Object> without(Map<String, Object> form, String field) {
    var other = new HashMap<>(form);
    other.remove(field);
    return other;
  }

  /** Returns the new drop's id. */
  public String created(Map<String, Object> form) {
    Api.Reply reply = api.post(PATH, form);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.id();
  }

  /** A deal with a product of its own. Returns its id. */
  public String deal(int capacity) {
    return created(aDeal(product(capacity), capacity));
  }

  public String coupon(int capacity) {
    return created(aCoupon(capacity));
  }

  public static String inSeconds(long seconds) {
    return Instant.now().plusSeconds(seconds).toString();
  }
}

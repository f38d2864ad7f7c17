package dev.rushgate.rush;

import dev.rushgate.rush.crowd.Plan;
import dev.rushgate.rush.service.BackOffice;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What is put on sale for a rush: a deal, a coupon, or both, all opening at one instant. */
record Sale(List<OnSale> drops, Instant opensAt) {

  private static final long LIST_PRICE_WON = 59_000;
  private static final long DEAL_PRICE_WON = 39_000;
  private static final long DISCOUNT_WON = 5_000;
  private static final int VALID_DAYS = 30;
  private static final int ADMIT_PER_SECOND = 500;

  /** One drop and how many units it was created with. */
  record OnSale(Plan.Target target, String title, int units) {}

  static Sale create(BackOffice backOffice, Options options, Instant opening) {
    Instant opensAt = opening.truncatedTo(ChronoUnit.MILLIS);
    Instant closesAt = opensAt.plus(options.time()).plus(1, ChronoUnit.HOURS);
    List<OnSale> drops = new ArrayList<>();
    if (options.units() > 0) {
      drops.add(deal(backOffice, options, opensAt, closesAt));
    }
    if (options.coupons() > 0) {
      drops.add(coupon(backOffice, options, opensAt, closesAt));
    }
    return new Sale(List.copyOf(drops), opensAt);
  }

  List<Plan.Target> targets() {
    return drops.stream().map(OnSale::target).toList();
  }

  private static OnSale deal(
      BackOffice backOffice, Options options, Instant opensAt, Instant closesAt) {
    String product = backOffice.createProduct("Rush kettle", LIST_PRICE_WON, options.units());
    JsonObject drop =
        schedule("DEAL", "Rush kettle", options.units(), opensAt, closesAt)
            .put("productId", product)
            .put("price", DEAL_PRICE_WON)
            .put("waitlist", options.waitlist())
            .put("lobbySeconds", 0)
            .put("paySeconds", options.paySeconds());
    return onSale(backOffice, drop, true, options.units(), opensAt);
  }

  private static OnSale coupon(
      BackOffice backOffice, Options options, Instant opensAt, Instant closesAt) {
    JsonObject drop =
        schedule("COUPON", "Rush coupon", options.coupons(), opensAt, closesAt)
            .put("discount", DISCOUNT_WON)
            .put("validUntil", closesAt.plus(VALID_DAYS, ChronoUnit.DAYS).toString());
    return onSale(backOffice, drop, false, options.coupons(), opensAt);
  }

  private static OnSale onSale(
      BackOffice backOffice, JsonObject drop, boolean deal, int units, Instant opensAt) {
    String id = backOffice.createDrop(drop);
    var target = new Plan.Target(id, deal, opensAt.toEpochMilli());
    return new OnSale(target, drop.getString("title"), units);
  }

  private static JsonObject schedule(
      String kind, String title, int capacity, Instant opensAt, Instant closesAt) {
    return new JsonObject()
        .put("kind", kind)
        .put("title", title)
        .put("capacity", capacity)
        .put("opensAt", opensAt.toString())
        .put("closesAt", closesAt.toString())
        .put("admitPerSecond", ADMIT_PER_SECOND);
  }
}

package dev.rushgate.stack.up;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Something to look at in a new stack: a product, a time deal of it, and a coupon. */
record DemoData(String dealId, String couponId) {

  // The drops open a little after they are made, so that they are made before their opening.
  private static final Duration OPENS_IN = Duration.ofSeconds(3);
  private static final Duration OPEN_FOR = Duration.ofDays(7);

  /** Creates it, unless there are drops already. */
  static Optional<DemoData> createOnce(AdminApi api) {
    if (api.drops() > 0) {
      return Optional.empty();
    }
    Instant opens = Instant.now().plus(OPENS_IN).truncatedTo(ChronoUnit.MILLIS);
    Instant closes = opens.plus(OPEN_FOR);
    String product =
        api.create(
            "products",
            Map.of(
                "name",
                "Moon jar, hand-thrown",
                "description",
                "White porcelain, 30 cm. Every piece differs a little.",
                "price",
                59_000,
                "stock",
                500));
    return Optional.of(
        new DemoData(
            api.create("drops", deal(product, opens, closes)),
            api.create("drops", coupon(opens, closes))));
  }

  private static Map<String, Object> deal(String product, Instant opens, Instant closes) {
    return Map.ofEntries(
        Map.entry("kind", "DEAL"),
        Map.entry("productId", product),
        Map.entry("title", "Moon jar at a third off"),
        Map.entry("price", 39_000),
        Map.entry("capacity", 100),
        Map.entry("opensAt", opens.toString()),
        Map.entry("closesAt", closes.toString()),
        Map.entry("waitlist", 100),
        Map.entry("admitPerSecond", 500),
        Map.entry("lobbySeconds", 0),
        Map.entry("paySeconds", 300));
  }

  private static Map<String, Object> coupon(Instant opens, Instant closes) {
    return Map.of(
        "kind",
        "COUPON",
        "title",
        "5,000 won off your next order",
        "discount",
        5_000,
        "capacity",
        1_000,
        "opensAt",
        opens.toString(),
        "closesAt",
        closes.toString(),
        "validUntil",
        closes.plus(OPEN_FOR).toString());
  }
}

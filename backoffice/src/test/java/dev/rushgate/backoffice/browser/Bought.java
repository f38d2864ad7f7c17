package dev.rushgate.backoffice.browser;

import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.testkit.Buyer;
import dev.rushgate.backoffice.testkit.Running;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An order of several units that was paid with money and points and given back in part, of which
 * the gateway refuses the money.
 */
record Bought(String member, String order, String payment) {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long PRICE = 5_000;

  static Bought now() {
    Buyer buyer = Buyer.fresh().with(1_000);
    String product =
        Running.api()
            .post(
                "/api/v1/admin/products",
                Map.of("name", "Jar", "description", "A jar", "price", PRICE, "stock", 10))
            .id();
    String order = buyer.ordered(product, 2);
    String key = Buyer.key("cancel_refused_");
    buyer.pay(order, 1_000, 2 * PRICE - 1_000, key);
    var one = Map.of("productId", product, "quantity", 1);
    buyer.cancel(order, Map.of("items", List.of(one), "reason", "one is broken"), null);
    var sql = Running.sql();
    String payment = sql.text("SELECT id FROM payment WHERE payment_key = ?", key);
    await()
        .atMost(SOON)
        .until(
            () ->
                sql.number(
                        "SELECT COUNT(*) FROM refund WHERE payment_id = ? AND state = 'REFUSED'",
                        payment)
                    == 1);
    return new Bought(buyer.member(), order, payment);
  }
}

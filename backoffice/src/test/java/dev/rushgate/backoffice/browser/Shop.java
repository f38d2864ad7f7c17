package dev.rushgate.backoffice.browser;

import static org.awaitility.Awaitility.await;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Settled;
import dev.rushgate.backoffice.testkit.Shoppers;
import dev.rushgate.backoffice.testkit.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A shop that has something to show on every page. */
record Shop(
    String product,
    String deal,
    String planned,
    String coupon,
    String order,
    String undelivered,
    String member,
    String colleague,
    String flawed,
    String importable,
    Bought bought) {

  private static final Duration CHECKED_MAX = Duration.ofSeconds(20);
  private static final long PAY_WITHIN_MS = 600_000;
  private static final String LONG =
      "백자달항아리 아주 길고 띄어쓰기없는이름도있는상품 " + "가".repeat(40) + " " + "w".repeat(60);

  static Shop alive() {
    var drops = new Drops(Running.api());
    Sql sql = Running.sql();
    var settled = new Settled(sql);
    String deal = drops.deal(5);
    sql.run(
        "UPDATE drop_spec SET opens_at = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE, title = ?"
            + " WHERE drop_id = ?",
        LONG,
        deal);
    String order = settled.order(deal, 1, PAY_WITHIN_MS);
    settled.deadLetter(deal, 2);
    String product = sql.text("SELECT product_id FROM drop_spec WHERE drop_id = ?", deal);
    Running.api().patch("/api/v1/admin/products/" + product, Map.of("name", LONG));
    String coupon = drops.coupon(3);
    String member = new Shoppers(Running.api()).signedUp().id();
    String colleague = Long.toString(Running.staff().with(StaffRole.SUPPORT).id());
    String flawed = imported("name,price,stock\nJar,1000,1\nJug,dear,-1\n");
    String importable = imported("name,price,stock\nJar,1000,1\n");
    return new Shop(
        product,
        deal,
        drops.deal(3),
        coupon,
        order,
        undelivered(order),
        member,
        colleague,
        flawed,
        importable,
        Bought.now());
  }

  /** The order, as if the data platform had refused it. */
  private static String undelivered(String order) {
    Running.sql()
        .run(
            """
            INSERT INTO delivery (order_id, member, payload, state, tries, strikes, taken_at,
              tried_at, error)
            VALUES (?, 'member-1', ?, 'DEAD', 10, 10, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?)
            """,
            order,
            "{\"v\":1,\"type\":\"ORDER_PAID\",\"name\":\"" + LONG + "\"}",
            "status 422 {\"code\":\"" + LONG + "\"}");
    return order;
  }

  /** A file of products that was looked through. */
  private static String imported(String sheet) {
    String path = "/api/v1/admin/products/imports";
    byte[] bytes = sheet.getBytes(StandardCharsets.UTF_8);
    String id = Running.api().upload(path, "products.csv", "text/csv", bytes).id();
    await()
        .atMost(CHECKED_MAX)
        .until(
            () ->
                !Running.api()
                    .get(path + "/" + id)
                    .json()
                    .path("state")
                    .asString()
                    .equals("CHECKING"));
    return id;
  }
}

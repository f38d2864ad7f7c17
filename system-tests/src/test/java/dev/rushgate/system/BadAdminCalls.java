package dev.rushgate.system;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the admin API must refuse though the operator's token is good. */
final class BadAdminCalls {

  private final Map<String, String> operator;

  BadAdminCalls(Map<String, String> operator) {
    this.operator = operator;
  }

  /** Every call of the admin API, as method and path. */
  static Stream<String[]> everyCall() {
    String base = "/api/v1/admin/";
    return Stream.of(
        new String[] {"POST", base + "products"},
        new String[] {"PATCH", base + "products/1"},
        new String[] {"POST", base + "drops"},
        new String[] {"GET", base + "drops"},
        new String[] {"GET", base + "drops/1"},
        new String[] {"PATCH", base + "drops/1"},
        new String[] {"POST", base + "drops/1/pause"},
        new String[] {"POST", base + "drops/1/resume"},
        new String[] {"POST", base + "drops/1/close"},
        new String[] {"POST", base + "drops/1/rebuild"},
        new String[] {"GET", base + "drops/1/ledger"},
        new String[] {"GET", base + "orders"},
        new String[] {"POST", base + "orders/1/mark-paid"});
  }

  Stream<BadCall> all() {
    Instant opensAt = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    return Stream.of(
        badDrop("no JSON", "capacity"),
        badDrop("a list", "[]"),
        badDrop("a number", "5"),
        badDrop("nothing stated", "{}"),
        badDrop("huge", "{\"title\":\"" + "x".repeat(BadCall.HUGE_BYTES) + "\"}"),
        badDrop("unknown kind", coupon(opensAt).put("kind", "GIFT")),
        badDrop("capacity as text", coupon(opensAt).put("capacity", "many")),
        badDrop("capacity as a list", coupon(opensAt).put("capacity", List.of(1))),
        badDrop("capacity 0", coupon(opensAt).put("capacity", 0)),
        badDrop("capacity below 0", coupon(opensAt).put("capacity", -5)),
        badDrop("capacity past an int", coupon(opensAt).put("capacity", 3_000_000_000L)),
        badDrop("capacity and a half", coupon(opensAt).put("capacity", 1.5)),
        badDrop("waitlist below 0", coupon(opensAt).put("waitlist", -1)),
        badDrop("discount below 0", coupon(opensAt).put("discount", -1)),
        badDrop("no title", coupon(opensAt).putNull("title")),
        badDrop("title too long", coupon(opensAt).put("title", "x".repeat(201))),
        badDrop("no instant", coupon(opensAt).put("opensAt", "tomorrow")),
        badDrop(
            "closes first", coupon(opensAt).put("closesAt", opensAt.minusSeconds(1).toString())),
        badDrop("no such day", coupon(opensAt).put("opensAt", "2027-02-30T00:00:00.000Z")),
        badDrop("coupon with a price", coupon(opensAt).put("price", 5)),
        badProduct("price as text", product().put("price", "dear")),
        badProduct("price below 0", product().put("price", -1)),
        badProduct("stock below 0", product().put("stock", -1)),
        badProduct("no name", product().putNull("name")),
        badProduct("name too long", product().put("name", "x".repeat(201))),
        unknown("GET", "drops/999"),
        unknown("GET", "drops/abc"),
        unknown("GET", "drops/999/ledger"),
        unknown("POST", "drops/999/pause"),
        unknown("POST", "drops/999/resume"),
        unknown("POST", "drops/999/close"),
        unknown("POST", "drops/999/rebuild"),
        unknown("PATCH", "drops/999"),
        unknown("PATCH", "products/999"),
        unknown("POST", "orders/999/mark-paid"),
        unknown("POST", "orders/abc/mark-paid"),
        new BadCall("page below 0", "GET", admin("drops?page=-1"), operator, "", List.of(400), ""),
        new BadCall(
            "huge page", "GET", admin("drops?size=99999999"), operator, "", List.of(400), ""));
  }

  private BadCall badDrop(String name, JsonObject body) {
    return badDrop(name, body.encode());
  }

  private BadCall badDrop(String name, String body) {
    return new BadCall(
        "drop: " + name, "POST", admin("drops"), operator, body, List.of(400, 413, 422), "");
  }

  private BadCall badProduct(String name, JsonObject body) {
    return new BadCall(
        "product: " + name,
        "POST",
        admin("products"),
        operator,
        body.encode(),
        List.of(400, 422),
        "");
  }

  private BadCall unknown(String method, String path) {
    return new BadCall("unknown id", method, admin(path), operator, "{}", List.of(404), "_UNKNOWN");
  }

  private static String admin(String path) {
    return "/api/v1/admin/" + path;
  }

  private static JsonObject product() {
    return new JsonObject()
        .put("name", "Cup")
        .put("description", "")
        .put("price", 5_000)
        .put("stock", 1);
  }

  static JsonObject coupon(Instant opensAt) {
    return new JsonObject()
        .put("kind", "COUPON")
        .put("title", "Bad input")
        .put("discount", 1_000)
        .put("capacity", 10)
        .put("opensAt", opensAt.toString())
        .put("closesAt", opensAt.plus(1, ChronoUnit.HOURS).toString())
        .put("validUntil", opensAt.plus(1, ChronoUnit.DAYS).toString());
  }
}

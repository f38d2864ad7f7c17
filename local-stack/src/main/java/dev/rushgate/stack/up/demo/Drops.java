package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.up.api.Api;
import dev.rushgate.stack.up.api.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Deals and coupons in every state. */
final class Drops {

  // The drops open a little after they are made, so that they are made before their opening.
  private static final Duration OPENS_IN = Duration.ofSeconds(3);
  private static final Duration COUPON_VALID_FOR = Duration.ofDays(14);
  private static final ZoneId SHOP = ZoneId.of("Asia/Seoul");
  private static final Set<String> ENTERED = Set.of("LOBBY", "OPEN", "SOLD_OUT");

  private final List<Table.Row> all = Table.read("drops.csv");
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Api desk;
  private final Api gate;
  private final Wares wares;
  private final Plan plan;

  Drops(Api desk, Api gate, Wares wares, Plan plan) {
    this.desk = desk;
    this.gate = gate;
    this.wares = wares;
    this.plan = plan;
  }

  int count() {
    return all.size();
  }

  String id(String key) {
    return Objects.requireNonNull(ids.get(key), key);
  }

  /** All that were not created before. */
  void create() {
    plan.each(all.stream().filter(row -> !ids.containsKey(row.text("key"))).toList(), this::create);
  }

  void create(String key) {
    all.stream().filter(row -> row.text("key").equals(key)).forEach(this::create);
  }

  private void create(Table.Row row) {
    Instant opens = opening(row.text("opens"), Instant.now());
    Instant closes = opens.plus(Duration.parse(row.text("open")));
    var drop = new HashMap<String, Object>();
    drop.put("kind", row.text("kind"));
    drop.put("title", row.text("title"));
    drop.put("capacity", row.number("units"));
    drop.put("waitlist", row.number("waitlist"));
    drop.put("admitPerSecond", row.number("rate"));
    drop.put("lobbySeconds", row.number("lobby"));
    drop.put("opensAt", opens.toString());
    drop.put("closesAt", closes.toString());
    if (row.text("kind").equals("DEAL")) {
      drop.put("productId", wares.id(row.text("product")));
      drop.put("price", row.number("price"));
      drop.put("paySeconds", row.number("pay"));
    } else {
      drop.put("discount", row.number("price"));
      drop.put("validUntil", closes.plus(COUPON_VALID_FOR).toString());
    }
    ids.put(row.text("key"), desk.post("/drops", drop).path("id").asString());
  }

  /** {@code now}, after a duration, or so many days from now at an hour of the shop's zone. */
  static Instant opening(String text, Instant now) {
    if (text.equals("now")) {
      return now.plus(OPENS_IN).truncatedTo(ChronoUnit.MILLIS);
    }
    if (text.startsWith("P")) {
      return now.plus(Duration.parse(text)).truncatedTo(ChronoUnit.SECONDS);
    }
    String[] dayAndHour = text.split(" ", 2);
    return now.atZone(SHOP)
        .toLocalDate()
        .plusDays(Long.parseLong(dayAndHour[0]))
        .atTime(LocalTime.parse(dayAndHour[1]))
        .atZone(SHOP)
        .toInstant();
  }

  /** Waits until the gate lets people in, be it into a lobby. */
  void awaitOpen(String key) {
    Waiting.until(
        "the opening of " + key, () -> Optional.of(stateOf(key)).filter(ENTERED::contains));
  }

  private String stateOf(String key) {
    try {
      return gate.get("/drops/" + id(key)).path("state").asString("");
    } catch (Refused notYet) { // not published, or the gate has just started
      return "";
    }
  }

  /** What operators did with it. */
  void act(String key) {
    for (Table.Row row : Table.read("drop-acts.csv")) {
      if (row.text("drop").equals(key)) {
        act("/drops/" + id(key), row.text("act"), row.text("words"));
      }
    }
  }

  private void act(String drop, String act, String words) {
    switch (act) {
      case "rate" -> desk.put(drop + "/rate", Map.of("admitPerSecond", Integer.valueOf(words)));
      case "message" -> desk.put(drop + "/message", Map.of("message", words));
      case "cancel" -> desk.post(drop + "/cancel", Map.of("reason", words));
      default -> desk.post(drop + "/" + act);
    }
  }

  List<String> keys() {
    return all.stream().map(row -> row.text("key")).toList();
  }
}

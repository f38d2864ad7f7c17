package dev.rushgate.edge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.fixture.Stores;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What holds of every armed drop, and of everybody who was told ADMITTED. */
final class Conservation {

  private static final Set<String> HOLDS_A_UNIT = Set.of("LIVE", "DEAD");
  private static final Set<String> KEEPS_A_PROMISE = Set.of("LIVE", "DEAD", "RETURNED");

  private final Stores stores;
  private final TracedDrop drop;

  /** Member to {@code epoch.no|seq}. */
  private final Map<String, String> admitted = new HashMap<>();

  /** {@code epoch.no} to the state of its row in MySQL. */
  private final Map<String, String> rows;

  private final Set<String> waiting;
  private final Set<String> leased;
  private final Set<String> sent;

  private Conservation(Stores stores, TracedDrop drop) {
    this.stores = stores;
    this.drop = drop;
    var flat = list(Request.cmd(Command.HGETALL).arg(drop.keys.admitted()));
    IntStream.range(0, flat.size() / 2)
        .forEach(i -> admitted.put(flat.get(2 * i), flat.get(2 * i + 1)));
    rows =
        drop.rows().stream()
            .map(row -> row.split(" ", -1))
            .collect(Collectors.toMap(row -> row[0], row -> row[2]));
    waiting = all(drop.keys.queue());
    leased = all(drop.keys.leased());
    sent = all(drop.keys.sent());
  }

  static void holds(Stores stores, TracedDrop drop) {
    assertThat(drop.armed()).as("armed").isTrue();
    var now = new Conservation(stores, drop);
    now.redisCountsItsUnits();
    now.nobodyIsInTwoPlaces();
    now.everyEntryIsCounted();
    now.mysqlCountsItsUnits();
    now.bothSayWhoHoldsAUnit();
    now.promisesAreKept();
  }

  private void redisCountsItsUnits() {
    var seen = drop.snapshot();
    assertThat(seen.figures().remaining() + admitted.size())
        .as("remaining + held = capacity in Redis")
        .isEqualTo(seen.units().capacity());
    assertThat(seen.units().capacity())
        .as("capacity in Redis, at most the guard's")
        .isLessThanOrEqualTo(drop.stock("capacity"));
  }

  private void nobodyIsInTwoPlaces() {
    assertThat(waiting).as("waiting").noneMatch(admitted::containsKey);
    assertThat(leased).as("leased").noneMatch(sent::contains);
    assertThat(heldElements()).as("held").containsAll(leased).containsAll(sent);
  }

  private void everyEntryIsCounted() {
    var counted = drop.snapshot().counters();
    assertThat(
            (long) waiting.size()
                + leased.size()
                + counted.admitted()
                + counted.refused()
                + counted.left())
        .as("waiting + leased + admitted + refused + left = entered")
        .isEqualTo(counted.entered());
    long seen = rows.values().stream().filter(state -> !state.equals("STALE")).count();
    long onTheirWay = without(sent).size();
    long leasedWithRow = (long) leased.size() - without(leased).size();
    assertThat(counted.admitted())
        .as("admitted = rows that are not stale + on their way without a row")
        .isEqualTo(seen + onTheirWay - leasedWithRow);
  }

  private void mysqlCountsItsUnits() {
    long holding = rows.values().stream().filter(HOLDS_A_UNIT::contains).count();
    assertThat(drop.stock("live")).as("live").isEqualTo(holding);
    assertThat(drop.stock("live")).isLessThanOrEqualTo(drop.stock("capacity"));
    long orders =
        stores.sql.number(
            "SELECT COUNT(*) FROM orders WHERE drop_id = ? AND state IN ('TO_PAY', 'PAID')",
            drop.id().value());
    long dead = rows.values().stream().filter("DEAD"::equals).count();
    assertThat(orders + dead).as("to pay + paid + dead = live").isEqualTo(holding);
  }

  /** The traces end when every return has reached Redis. */
  private void bothSayWhoHoldsAUnit() {
    Set<String> held = new HashSet<>(ids(heldElements()));
    held.removeAll(without(leased));
    held.removeAll(without(sent));
    Set<String> holding =
        rows.entrySet().stream()
            .filter(row -> HOLDS_A_UNIT.contains(row.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(held).as("held in Redis and recorded").isEqualTo(holding);
  }

  private void promisesAreKept() {
    for (var id : drop.promised()) {
      assertThat(rows.get(id.withinDrop())).as("told ADMITTED " + id).isIn(KEEPS_A_PROMISE);
    }
  }

  private Set<String> heldElements() {
    return admitted.entrySet().stream()
        .map(held -> element(held.getKey(), held.getValue()))
        .collect(Collectors.toSet());
  }

  private static String element(String member, String hold) {
    var parts = hold.split("[.|]", -1);
    return parts[1] + "|" + member + "|" + parts[2];
  }

  /** The ids, {@code epoch.no}, under which Redis holds these elements. */
  private Set<String> ids(Set<String> elements) {
    return elements.stream()
        .map(element -> element.split("\\|", -1)[1])
        .map(member -> String.valueOf(admitted.get(member)))
        .map(hold -> hold.substring(0, hold.indexOf('|')))
        .collect(Collectors.toSet());
  }

  private Set<String> without(Set<String> elements) {
    return ids(elements).stream().filter(id -> !rows.containsKey(id)).collect(Collectors.toSet());
  }

  private Set<String> all(String zset) {
    return Set.copyOf(list(Request.cmd(Command.ZRANGE).arg(zset).arg(0).arg(-1)));
  }

  private List<String> list(Request request) {
    return OnLoop.answer(stores.link.call(request).map(Conservation::texts));
  }

  private static List<String> texts(@Nullable Response answer) {
    return answer == null
        ? List.of()
        : StreamSupport.stream(answer.spliterator(), false).map(Response::toString).toList();
  }
}

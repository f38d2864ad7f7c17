package dev.rushgate.edge.queue;

import static java.util.Collections.disjoint;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that Redis holds of a walked drop at one moment, against the model and the invariants. */
record WalkedState(
    Map<String, String> spec,
    Map<String, String> queue,
    Set<String> leased,
    Set<String> sent,
    Map<String, String> admitted,
    Map<String, String> results) {

  private static final Set<String> COMPARED =
      Set.of(
          "fence",
          "epoch",
          "version",
          "capacity",
          "target",
          "remaining",
          "seq",
          "no",
          "served",
          "opened",
          "closed",
          "final",
          "state",
          "entered",
          "admitted",
          "refused",
          "left");

  static WalkedState read(QueueRig rig) {
    var keys = rig.keys;
    var spec = rig.pairsLater("hgetall", keys.spec());
    var queue = zset(rig, keys.queue());
    var leased = zset(rig, keys.leased());
    var sent = zset(rig, keys.sent());
    var admitted = rig.pairsLater("hgetall", keys.admitted());
    var results = rig.pairsLater("hgetall", keys.results());
    return new WalkedState(
        compared(QueueRig.await(spec)),
        QueueRig.await(queue),
        QueueRig.await(leased).keySet(),
        QueueRig.await(sent).keySet(),
        QueueRig.await(admitted),
        QueueRig.await(results));
  }

  void assertIs(QueueModel model) {
    assertThat(spec).as("spec").isEqualTo(model.spec.fields());
    assertThat(List.copyOf(queue.keySet())).as("order of the queue").isEqualTo(model.line());
    assertThat(queue).as("queue").isEqualTo(texts(model.queue));
    assertThat(leased).as("leased").isEqualTo(model.leased.keySet());
    assertThat(sent).as("sent").isEqualTo(model.sent);
    assertThat(admitted).as("admitted").isEqualTo(values(model.held));
    assertThat(results).as("results").isEqualTo(results(model));
  }

  /** What holds in every published drop, by Redis alone (but for units withheld by the guard). */
  void assertInvariants(QueueModel model) {
    if (!spec.containsKey("epoch")) {
      return;
    }
    assertThat(number("remaining")).as("remaining").isNotNegative();
    assertThat(number("capacity"))
        .as("capacity = remaining + units in hands")
        .isEqualTo(number("remaining") + admitted.size() + model.withheld);
    assertThat(disjoint(leased, sent)).as("leased and sent are disjoint").isTrue();
    assertThat(elements()).as("under way is in hands").containsAll(leased).containsAll(sent);
    assertThat(disjoint(queue.keySet(), admitted.keySet()))
        .as("nobody both waits and holds a unit")
        .isTrue();
    assertThat(number("entered"))
        .as("entered = waiting + leased + admitted + refused + left")
        .isEqualTo(
            queue.size() + leased.size() + number("admitted") + number("refused") + number("left"));
  }

  private static Map<String, String> compared(Map<String, String> fields) {
    Map<String, String> spec = new TreeMap<>(fields);
    if (spec.containsKey("epoch")) {
      spec.putIfAbsent("opened", "0");
      spec.putIfAbsent("closed", "0");
    }
    spec.keySet().retainAll(COMPARED);
    return spec;
  }

  private static Future<Map<String, String>> zset(QueueRig rig, String key) {
    return rig.pairsLater("zrange", key, "0", "-1", "withscores");
  }

  private Set<String> elements() {
    Set<String> elements = new HashSet<>();
    admitted.forEach(
        (member, value) -> {
          var parts = value.split("[.|]", -1);
          elements.add(parts[1] + "|" + member + "|" + parts[2]);
        });
    return elements;
  }

  private static Map<String, String> texts(Map<String, Long> queue) {
    return queue.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().toString()));
  }

  private static Map<String, String> values(Map<String, Hold> held) {
    return held.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().value()));
  }

  private static Map<String, String> results(QueueModel model) {
    return model.results.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> EntryForm.result(e.getValue())));
  }

  private long number(String name) {
    return Long.parseLong(spec.getOrDefault(name, "0"));
  }
}

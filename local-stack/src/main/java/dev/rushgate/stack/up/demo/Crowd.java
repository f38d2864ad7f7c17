package dev.rushgate.stack.up.demo;

import dev.rushgate.stack.up.api.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** People who enter drops by the gate, row after row, and what they do with what they won. */
final class Crowd {

  private static final int UNAVAILABLE = 503;
  private static final Set<String> OVER = Set.of("SETTLED", "RETURNED");
  private static final Set<String> NOT_YET = Set.of("NOT_OPEN", "DROP_UNKNOWN");

  private final List<Table.Row> all = Table.read("entries.csv");
  private final Drops drops;
  private final People people;
  private final Plan plan;

  Crowd(Drops drops, People people, Plan plan) {
    this.drops = drops;
    this.people = people;
    this.plan = plan;
  }

  void enterAll() {
    var byDrop = all.stream().collect(Collectors.groupingBy(row -> row.text("drop")));
    plan.each(
        drops.keys(),
        drop -> {
          List<Table.Row> rows = byDrop.getOrDefault(drop, List.of());
          if (!rows.isEmpty()) {
            drops.awaitOpen(drop);
            enter(drop, rows);
          }
          drops.act(drop);
        });
  }

  /** A row enters at once; the next one stands behind it. */
  private void enter(String drop, List<Table.Row> rows) {
    String entries = "/drops/" + drops.id(drop) + "/entries";
    for (Table.Row row : rows) {
      plan.each(row.words("people"), person -> enter(people.of(person), entries));
    }
    plan.each(
        rows,
        row ->
            plan.each(
                row.words("people"),
                person -> then(people.of(person), entries + "/me", row.text("then"))));
  }

  private static void enter(Person person, String entries) {
    Waiting.until(
        "an entry",
        () -> {
          try {
            return Optional.of(person.gate().post(entries));
          } catch (Refused refused) { // the gate may be a moment behind
            if (refused.status() == UNAVAILABLE || NOT_YET.contains(refused.code())) {
              return Optional.empty();
            }
            throw refused;
          }
        });
  }

  private static void then(Person person, String entry, String then) {
    switch (then) {
      case "stay" -> {}
      case "leave" -> person.gate().delete(entry);
      case "pay" -> won(person, entry).ifPresent(order -> pay(person, order));
      case "cancel" -> won(person, entry).ifPresent(order -> person.cancel(order, "색이 생각과 달라서요"));
      default -> throw new IllegalArgumentException("nobody does " + then);
    }
  }

  /** On a slow machine a deal that does not wait may be over before. */
  private static void pay(Person person, JsonNode order) {
    try {
      person.pay(order, 0, "ok_");
    } catch (Refused refused) {
      if (!refused.code().equals("EXPIRED")) {
        throw refused;
      }
    }
  }

  /** Their order; none when the time to pay it is over already. */
  private static Optional<JsonNode> won(Person person, String entry) {
    JsonNode over =
        Waiting.until(
            "an order",
            () ->
                Optional.of(person.gate().get(entry))
                    .filter(now -> OVER.contains(now.path("state").asString(""))));
    return Optional.of(over.path("orderId").asString(""))
        .filter(order -> !order.isEmpty())
        .map(order -> person.shop().get("/orders/" + order));
  }
}

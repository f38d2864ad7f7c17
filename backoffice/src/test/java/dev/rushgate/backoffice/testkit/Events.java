package dev.rushgate.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.event.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The events of the shop as a reader has them who passes over what was sent again. */
public final class Events {

  private final Map<String, List<JsonNode>> byKey = new HashMap<>();

  private Events() {}

  /** All that was told so far; the numbers of a key must rise. */
  public static Events read() {
    var events = new Events();
    Set<Long> known = new HashSet<>();
    Map<String, Long> last = new HashMap<>();
    for (Topic.Told told : Topic.records(Topics.ORDERS)) {
      if (told.seq() > 0 && known.add(told.seq())) {
        assertThat(told.seq()).as(told.value()).isGreaterThan(last.getOrDefault(told.key(), 0L));
        last.put(told.key(), told.seq());
        events
            .byKey
            .computeIfAbsent(told.key(), first -> new ArrayList<>())
            .add(Api.JSON.readTree(told.value()));
      }
    }
    return events;
  }

  public List<JsonNode> of(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  public List<String> typesOf(String key) {
    return of(key).stream().map(event -> event.path("type").asString()).toList();
  }
}

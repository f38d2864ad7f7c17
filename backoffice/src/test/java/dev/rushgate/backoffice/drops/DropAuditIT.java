package dev.rushgate.backoffice.drops;

import static dev.rushgate.backoffice.testkit.Drops.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DropAuditIT {

  private static final String ENTRIES =
      """
      SELECT action, actor_kind, before_json, after_json, reason FROM audit_entry
      WHERE subject_kind = 'DROP' AND subject_id = ? ORDER BY id
      """;

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private final Drops drops = new Drops(api);

  private List<Map<String, @Nullable Object>> entries(String drop) {
    return sql.rows(ENTRIES, drop);
  }

  private static JsonNode json(Map<String, @Nullable Object> entry, String column) {
    return Api.JSON.readTree(Objects.requireNonNull(entry.get(column)).toString());
  }

  @Test
  void everyChangeIsWrittenDownWithBeforeAndAfter() {
    String drop = drops.deal(10);
    String path = PATH + "/" + drop;
    api.patch(path, Map.of("title", "Other words", "capacity", 8));
    api.post(path + "/pause");
    api.post(path + "/resume");
    api.post(path + "/rebuild");
    api.post(path + "/cancel", Map.of("reason", "for a test"));
    List<Map<String, @Nullable Object>> entries = entries(drop);
    assertThat(entries)
        .extracting(entry -> entry.get("action"))
        .containsExactly("created", "changed", "paused", "resumed", "rebuild wanted", "cancelled");
    assertThat(entries).allMatch(entry -> "API".equals(entry.get("actor_kind")));
    assertThat(entries.getFirst().get("before_json")).isNull();
    assertThat(json(entries.getFirst(), "after_json").path("price").asLong()).isEqualTo(39_000);
    assertThat(json(entries.get(1), "before_json").path("title").asString())
        .isEqualTo("Lamp for less");
    assertThat(json(entries.get(1), "after_json").path("title").asString())
        .isEqualTo("Other words");
    assertThat(json(entries.get(1), "after_json").path("capacity").asInt()).isEqualTo(8);
    assertThat(json(entries.get(2), "after_json").path("state").asString()).isEqualTo("PAUSED");
    assertThat(json(entries.get(4), "after_json").path("suspect").asBoolean()).isTrue();
    assertThat(json(entries.get(5), "after_json").path("units").asInt()).isZero();
    assertThat(entries.get(5).get("reason")).isEqualTo("for a test");
  }

  @Test
  void aClosingIsWrittenDownOnce() {
    String drop = drops.coupon(5);
    api.post(PATH + "/" + drop + "/close");
    api.post(PATH + "/" + drop + "/close");
    assertThat(entries(drop))
        .extracting(entry -> entry.get("action"))
        .containsExactly("created", "closed");
  }

  @Test
  void whatIsRefusedIsNotWrittenDown() {
    String drop = drops.coupon(5);
    api.patch(PATH + "/" + drop, Map.of("capacity", 0));
    api.patch(PATH + "/" + drop, Map.of("title", "Late", "version", 99));
    api.post(PATH + "/" + drop + "/cancel", Map.of("reason", "late", "version", 99));
    assertThat(entries(drop)).hasSize(1);
  }

  @Test
  void theSeedIsNotInTheLog() {
    String drop = drops.coupon(5);
    api.patch(PATH + "/" + drop, Map.of("title", "Other"));
    String seed = sql.text("SELECT seed FROM drop_spec WHERE drop_id = ?", drop);
    assertThat(entries(drop).toString()).contains("Other").doesNotContain(seed);
  }
}

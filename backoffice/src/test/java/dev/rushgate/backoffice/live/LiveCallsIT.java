package dev.rushgate.backoffice.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.backoffice.testkit.Api;
import dev.rushgate.backoffice.testkit.Drops;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Sql;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the live page does, by the admin API. */
class LiveCallsIT {

  private final Api api = Running.api();
  private final Sql sql = Running.sql();
  private String path = "";

  @BeforeEach
  void aDrop() {
    path = Drops.PATH + "/" + new Drops(api).coupon(10);
  }

  private Api.Reply put(String what, Map<String, ?> body) {
    return api.send("PUT", path + what, Api.JSON.writeValueAsString(body), "application/json");
  }

  @Test
  void theRateIsPut() {
    assertThat(put("/rate", Map.of("admitPerSecond", 7)).json().path("admitPerSecond").asInt())
        .isEqualTo(7);
    assertThat(api.get(path).json().path("admitPerSecond").asInt()).isEqualTo(7);
    assertThat(put("/rate", Map.of("admitPerSecond", 0)).fields())
        .containsExactly("admitPerSecond");
    assertThat(put("/rate", Map.of()).fields()).containsExactly("admitPerSecond");
    assertThat(put("/rate", Map.of("admitPerSecond", "7")).fields())
        .containsExactly("admitPerSecond");
  }

  @Test
  void aMessageIsPutAndDeleted() {
    assertThat(put("/message", Map.of("message", "곧 열려요")).json().path("message").asString())
        .isEqualTo("곧 열려요");
    assertThat(api.get(path).json().path("message").asString()).isEqualTo("곧 열려요");
    assertThat(put("/message", Map.of("message", "x".repeat(201))).fields())
        .containsExactly("message");
    assertThat(put("/message", Map.of()).fields()).containsExactly("message");
    Api.Reply gone = api.send("DELETE", path + "/message", null, "application/json");
    assertThat(gone.json().path("message").isNull()).isTrue();
    assertThat(api.get(path).json().path("message").isNull()).isTrue();
  }

  @Test
  void aChangeOfTheRestLeavesTheMessage() {
    put("/message", Map.of("message", "stays"));
    assertThat(api.patch(path, Map.of("title", "Another title")).status()).isEqualTo(200);
    JsonNode drop = api.get(path).json();
    assertThat(drop.path("title").asString()).isEqualTo("Another title");
    assertThat(drop.path("message").asString()).isEqualTo("stays");
  }

  @Test
  void aClosedDropTakesNeitherAndAnUnknownOneIsUnknown() {
    put("/message", Map.of("message", "before"));
    api.post(path + "/close");
    assertThat(put("/rate", Map.of("admitPerSecond", 7)).code()).isEqualTo("CLOSED");
    assertThat(put("/message", Map.of("message", "late")).code()).isEqualTo("CLOSED");
    assertThat(api.send("DELETE", path + "/message", null, "application/json").status())
        .isEqualTo(200);
    path = Drops.PATH + "/77";
    assertThat(put("/rate", Map.of("admitPerSecond", 7)).code()).isEqualTo("DROP_UNKNOWN");
    assertThat(put("/message", Map.of("message", "x")).code()).isEqualTo("DROP_UNKNOWN");
    assertThat(api.get(path + "/samples").code()).isEqualTo("DROP_UNKNOWN");
  }

  @Test
  void whoChangedWhatIsWrittenDownWithTheChange() {
    put("/rate", Map.of("admitPerSecond", 7));
    put("/rate", Map.of("admitPerSecond", 7));
    put("/message", Map.of("message", "hello"));
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(
            sql.rows(
                "SELECT actor_kind, actor_id, action, after_json FROM audit_entry"
                    + " WHERE subject_kind = 'DROP' AND subject_id = ?"
                    + " AND action <> 'created' ORDER BY id",
                id))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).containsEntry("actor_kind", "API"))
        .satisfiesExactly(
            row -> assertThat(row.toString()).contains("rate_set", "\"admitPerSecond\":7"),
            row -> assertThat(row.toString()).contains("message_set", "hello"));
  }

  @Test
  void theContractTellsOfThem() {
    JsonNode paths = api.as(null).get("/openapi.json").json().path("paths");
    String of = "/api/v1/admin/drops/{id}";
    assertThat(paths.path(of + "/rate").has("put")).isTrue();
    assertThat(paths.path(of + "/message").has("put")).isTrue();
    assertThat(paths.path(of + "/message").has("delete")).isTrue();
    assertThat(paths.path(of + "/samples").has("get")).isTrue();
    assertThat(paths.path(of + "/entries").has("get")).isTrue();
  }
}

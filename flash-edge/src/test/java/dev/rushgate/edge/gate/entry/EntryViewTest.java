package dev.rushgate.edge.gate.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushgate.model.DropId;
import io.vertx.core.json.JsonObject;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryViewTest {

  private static final DropId DROP = new DropId(7);

  private static EntryView settled(@Nullable String ticket, long remaining) {
    return new EntryView(
        DROP,
        "SETTLED",
        OptionalLong.of(3),
        OptionalLong.of(0),
        remaining,
        ticket,
        "7.1.2",
        "11",
        null,
        "2026-11-21T10:00:00.000Z",
        null,
        null);
  }

  private static EntryView queued(@Nullable String message) {
    var none = OptionalLong.empty();
    return new EntryView(DROP, "QUEUED", none, none, 1, "t", null, null, null, null, null, message);
  }

  @Test
  void everyFieldIsShownInTheOrderOfTheContract() {
    assertThat(settled("a.b", 5).json())
        .isEqualTo(
            new JsonObject()
                .put("dropId", "7")
                .put("state", "SETTLED")
                .put("sequence", 3)
                .put("ahead", 0)
                .put("remaining", 5)
                .put("ticket", "a.b")
                .put("admissionId", "7.1.2")
                .put("orderId", "11")
                .putNull("couponId")
                .put("payBy", "2026-11-21T10:00:00.000Z")
                .putNull("reason")
                .encode());
  }

  @Test
  void aPlaceThatIsNotKnownIsShownAsNull() {
    var body = new JsonObject(queued(null).json());
    assertThat(body.fieldNames()).hasSize(11).contains("sequence", "ahead");
    assertThat(body.getValue("sequence")).isNull();
    assertThat(body.getValue("ahead")).isNull();
  }

  @Test
  void aReasonIsEscaped() {
    var none = OptionalLong.empty();
    String reason = "a \"quoted\" reason\n</script>";
    var view =
        new EntryView(DROP, "REFUSED", none, none, 1, null, null, null, null, null, reason, null);
    assertThat(new JsonObject(view.json()).getString("reason")).isEqualTo(reason);
  }

  @Test
  void aMessageIsEscapedAndIsNews() {
    String message = "곧 \"다시\" 열려요\n</script>";
    assertThat(new JsonObject(queued(message).json()).getString("message")).isEqualTo(message);
    assertThat(queued(message).news()).isNotEqualTo(queued(null).news());
  }

  @Test
  void whoHasNoEntryIsShownNoMoreThanThat() {
    assertThat(EntryView.none(DROP).json()).isEqualTo("{\"dropId\":\"7\",\"state\":\"NONE\"}");
  }

  @Test
  void aNewTicketAndFewerUnitsAreNoNews() {
    assertThat(settled("a.b", 5).news()).isEqualTo(settled("c.d", 4).news());
    assertThat(settled("a.b", 5).news()).isNotEqualTo(EntryView.none(DROP).news());
  }
}

package dev.rushgate.edge.gate.entry;

import dev.rushgate.model.DropId;
import io.vertx.core.json.Json;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API shows it; what is null or empty is shown as null. Of a member without an
 * entry only the drop and the state {@code NONE} are shown.
 *
 * @param ahead how many stand before the member
 * @param message the operator's words to those who wait; left out when there are none
 */
public record EntryView(
    DropId drop,
    String state,
    OptionalLong sequence,
    OptionalLong ahead,
    long remaining,
    @Nullable String ticket,
    @Nullable String admissionId,
    @Nullable String orderId,
    @Nullable String couponId,
    @Nullable String payBy,
    @Nullable String reason,
    @Nullable String message) {

  private static final String NONE = "NONE";
  private static final int JSON_CHARS = 384;

  static EntryView none(DropId drop) {
    var nothing = OptionalLong.empty();
    return new EntryView(drop, NONE, nothing, nothing, 0, null, null, null, null, null, null, null);
  }

  /** What would be news to a shopper: all but the ticket and the units left. */
  public EntryView news() {
    return new EntryView(
        drop,
        state,
        sequence,
        ahead,
        0,
        null,
        admissionId,
        orderId,
        couponId,
        payBy,
        reason,
        message);
  }

  /**
   * As JSON. Written by hand, since every entry and every poll is answered with one; the texts are
   * words, ids and instants of ours; only a reason and a message could need escaping.
   */
  public String json() {
    var out = new StringBuilder(JSON_CHARS);
    out.append("{\"dropId\":\"").append(drop.value()).append("\",\"state\":\"").append(state);
    if (state.equals(NONE)) {
      return out.append("\"}").toString();
    }
    number(out.append('"'), "sequence", sequence);
    number(out, "ahead", ahead);
    out.append(",\"remaining\":").append(remaining);
    text(out, "ticket", ticket);
    text(out, "admissionId", admissionId);
    text(out, "orderId", orderId);
    text(out, "couponId", couponId);
    text(out, "payBy", payBy);
    name(out, "reason").append(reason == null ? "null" : Json.encode(reason));
    if (message != null) {
      name(out, "message").append(Json.encode(message));
    }
    return out.append('}').toString();
  }

  private static void number(StringBuilder out, String name, OptionalLong value) {
    name(out, name);
    if (value.isPresent()) {
      out.append(value.getAsLong());
    } else {
      out.append("null");
    }
  }

  private static void text(StringBuilder out, String name, @Nullable String value) {
    name(out, name);
    if (value == null) {
      out.append("null");
    } else {
      out.append('"').append(value).append('"');
    }
  }

  private static StringBuilder name(StringBuilder out, String name) {
    return out.append(",\"").append(name).append("\":");
  }
}

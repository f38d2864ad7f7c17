package dev.rushgate.rush.crowd;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An entry as the gate tells it. */
record Entry(
    State state,
    @Nullable Long sequence,
    @Nullable Long ahead,
    @Nullable String ticket,
    @Nullable String orderId,
    @Nullable String couponId,
    @Nullable String reason) {

  enum State {
    QUEUED,
    ADMITTED,
    SETTLED,
    REFUSED,
    LEFT,
    RETURNED
  }

  /** Refuses what is no entry with {@link RuntimeException}s of many kinds. */
  static Entry of(JsonObject json) {
    return new Entry(
        State.valueOf(json.getString("state")),
        json.getLong("sequence"),
        json.getLong("ahead"),
        json.getString("ticket"),
        json.getString("orderId"),
        json.getString("couponId"),
        json.getString("reason"));
  }
}

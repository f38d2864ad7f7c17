package dev.rushgate.edge.gate;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a gate answered. */
record Answer(int status, MultiMap headers, String text) {

  JsonObject json() {
    return new JsonObject(text);
  }

  @Nullable String code() {
    return json().getString("code");
  }

  String ticket() {
    return json().getString("ticket");
  }

  @Override
  public String toString() {
    return status + " " + text;
  }
}

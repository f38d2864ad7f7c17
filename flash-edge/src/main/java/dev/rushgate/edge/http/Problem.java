package dev.rushgate.edge.http;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal or fault in the form of RFC 9457. {@code code} is stable and unique to its reason,
 * {@code detail} is for people and says what to do where there is something to do.
 *
 * @param extras further members of the body
 * @param headers what goes with it, such as Retry-After
 */
public record Problem(
    int status,
    String code,
    String title,
    String detail,
    Map<String, Object> extras,
    Map<String, String> headers) {

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(status, code, title, detail, Map.of(), Map.of());
  }

  public Problem with(String name, Object value) {
    return new Problem(status, code, title, detail, plus(extras, name, value), headers);
  }

  public Problem header(String name, String value) {
    return new Problem(status, code, title, detail, extras, plus(headers, name, value));
  }

  public Problem retryAfter(int seconds) {
    return header("Retry-After", Integer.toString(seconds));
  }

  public Reply reply() {
    var body =
        new JsonObject()
            .put("type", "about:blank")
            .put("status", status)
            .put("title", title)
            .put("code", code)
            .put("detail", detail);
    extras.forEach(body::put);
    return new Reply(status, code, Reply.PROBLEM, body.toBuffer(), headers);
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    var more = new LinkedHashMap<>(map);
    more.put(name, value);
    return Map.copyOf(more);
  }
}

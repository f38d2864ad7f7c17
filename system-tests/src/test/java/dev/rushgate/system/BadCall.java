package dev.rushgate.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that must be refused.
 *
 * @param status the answers that are right
 * @param code what the problem's code contains; empty where any will do
 */
record BadCall(
    String name,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    List<Integer> status,
    String code) {

  static final int HUGE_BYTES = 4 * 1024 * 1024;

  private static final int SHOWN_MAX = 60;

  static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }

  @Override
  public String toString() {
    return method + " " + path.substring(0, Math.min(SHOWN_MAX, path.length())) + " " + name;
  }
}

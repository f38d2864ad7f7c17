package dev.rushgate.backoffice.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The environment's variables, each refused by its name when it is missing or unusable. */
final class Variables {

  private static final int PORT_MAX = 65_535;

  private final Map<String, String> given;

  Variables(Map<String, String> given) {
    this.given = given;
  }

  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw new BadConfiguration(name, "is not set");
    }
    return value;
  }

  String or(String name, String otherwise) {
    String value = optional(name);
    return value == null ? otherwise : value;
  }

  <T> T required(String name, Function<String, T> reader, String form) {
    return read(name, required(name), reader, form);
  }

  int port(String name, int otherwise) {
    return read(name, or(name, Integer.toString(otherwise)), Variables::toPort, "is not a port");
  }

  /** Keys by their names, {@code kid:base64,kid:base64}. */
  Map<String, Secret> keys(String name) {
    var keys = new LinkedHashMap<String, Secret>();
    String list = optional(name);
    if (list != null) {
      for (String entry : list.split(",", -1)) {
        String[] parts = entry.strip().split(":", 2);
        if (parts.length != 2 || parts[0].isEmpty()) {
          throw new BadConfiguration(name, "is a list of kid:base64");
        }
        String form = "holds a key that is not base64 of 32 bytes or more";
        keys.put(parts[0], read(name, parts[1], Secret::ofBase64, form));
      }
    }
    return Map.copyOf(keys);
  }

  private @Nullable String optional(String name) {
    String value = given.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  <T> T read(String name, String value, Function<String, T> reader, String form) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) { // not chained: its message could quote a secret
      throw new BadConfiguration(name, form);
    }
  }

  private static int toPort(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("out of range");
    }
    return port;
  }
}

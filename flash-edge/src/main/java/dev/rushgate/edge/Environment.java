package dev.rushgate.edge;

import java.util.Map;
import java.util.function.Function;

/** Reads single variables and names the one that is missing or wrong. */
final class Environment {

  private static final int PORT_MAX = 65_535;

  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  String text(String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new BadConfiguration(name, "is not set");
    }
    return value.strip();
  }

  String text(String name, String otherwise) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  int port(String name, int otherwise) {
    return read(
        name,
        text(name, Integer.toString(otherwise)),
        "is not a port, 0 to 65535",
        value -> {
          int port = Integer.parseInt(value);
          if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException();
          }
          return port;
        });
  }

  Secret secret(String name) {
    return secret(name, text(name));
  }

  static Secret secret(String name, String base64) {
    return read(name, base64, "is not base64 of 32 bytes or more", Secret::ofBase64);
  }

  static <T> T read(String name, String value, String problem, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) { // not chained: the message could quote a secret
      throw new BadConfiguration(name, problem);
    }
  }
}

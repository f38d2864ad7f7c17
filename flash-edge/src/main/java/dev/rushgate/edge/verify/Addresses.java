package dev.rushgate.edge.verify;

import dev.rushgate.edge.BadConfiguration;
import dev.rushgate.edge.EdgeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the stores are: by the environment of an edge, else by the file of the running stack. */
final class Addresses {

  private static final Map<String, String> IN_RUN_FILE =
      Map.of(
          "RUSHGATE_REDIS_URL", "redisUrl",
          "RUSHGATE_MYSQL_URL", "mysqlUrl",
          "RUSHGATE_MYSQL_USER", "mysqlUser",
          "RUSHGATE_MYSQL_PASSWORD", "mysqlPassword");

  private Addresses() {}

  /** Refuses with {@link BadConfiguration}, naming the variable that is missing. */
  static EdgeConfig find(Map<String, String> environment, Optional<Path> runFile) {
    var variables = new HashMap<String, String>();
    runFile.filter(Files::exists).ifPresent(file -> variables.putAll(read(file)));
    variables.putAll(environment);
    // The verifier reads the stores of a worker; it never speaks to Kafka.
    variables.put("RUSHGATE_ROLES", "drain");
    variables.put("RUSHGATE_KAFKA_BOOTSTRAP", "unused");
    return EdgeConfig.from(variables);
  }

  private static Map<String, String> read(Path file) {
    try {
      JsonNode run = JsonMapper.shared().readTree(Files.readString(file));
      var variables = new HashMap<String, String>();
      IN_RUN_FILE.forEach((name, field) -> variables.put(name, run.path(field).asString("")));
      return variables;
    } catch (IOException | JacksonException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
  }
}

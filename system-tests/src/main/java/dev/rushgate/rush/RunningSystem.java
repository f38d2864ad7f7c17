package dev.rushgate.rush;

import dev.rushgate.model.DatabaseUrl;
import dev.rushgate.rush.service.ServiceException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the system is and how to get in: by options, else as {@code scripts/up} wrote it down. */
record RunningSystem(
    List<URI> gates,
    URI backOffice,
    String jwtSecret,
    String issuer,
    DatabaseUrl database,
    String databaseUser,
    String databasePassword) {

  static RunningSystem find(Words words, Path runFile) {
    JsonObject written = words.text("--edge") == null ? read(runFile) : new JsonObject();
    return new RunningSystem(
        gates(needed(words, "--edge", written, "edgeUrl")),
        uri("--backoffice", needed(words, "--backoffice", written, "backofficeUrl")),
        needed(words, "--jwt-secret", written, "jwtSecret"),
        written.getString("issuer", "rushgate"),
        database(needed(words, "--mysql", written, "mysqlUrl")),
        needed(words, "--mysql-user", written, "mysqlUser"),
        Objects.requireNonNullElse(
            words.text("--mysql-password"), written.getString("mysqlPassword", "")));
  }

  private static JsonObject read(Path runFile) {
    try {
      return new JsonObject(Files.readString(runFile));
    } catch (IOException | DecodeException e) {
      throw new ServiceException(
          "no system is running here: start it with scripts/up, or name one with --edge", e);
    }
  }

  private static String needed(Words words, String option, JsonObject written, String field) {
    @Nullable String value = words.text(option);
    if (value == null) {
      value = written.getString(field);
    }
    if (value == null) {
      throw new BadOption(option + " is needed with --edge");
    }
    return value;
  }

  private static List<URI> gates(String list) {
    var gates = new ArrayList<URI>();
    for (String gate : list.split(",", -1)) {
      gates.add(uri("--edge", gate.strip()));
    }
    return gates;
  }

  private static URI uri(String option, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && "http".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException noUri) {
      // Refused below, like one of another kind.
    }
    throw new BadOption(option + " is of the form http://host:port");
  }

  private static DatabaseUrl database(String text) {
    try {
      return DatabaseUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadOption("--mysql is of the form mysql://host:port/name");
    }
  }
}

package dev.rushgate.stack;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The database server that {@code RUSHGATE_MYSQL_URL} names instead of the stack's own. */
public final class OutsideDatabase {

  public static final String URL = "RUSHGATE_MYSQL_URL";
  private static final String USER = "RUSHGATE_MYSQL_USER";
  private static final String PASSWORD = "RUSHGATE_MYSQL_PASSWORD";
  private static final int DEFAULT_PORT = 3306;

  private OutsideDatabase() {}

  static Optional<Database> in(Map<String, String> environment) {
    String url = environment.getOrDefault(URL, "");
    if (url.isBlank()) {
      return Optional.empty();
    }
    URI uri = URI.create(url.strip());
    if (!"mysql".equals(uri.getScheme()) || uri.getHost() == null || uri.getPath().length() < 2) {
      throw new StackException(URL + " is not of the form mysql://host:port/database");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return Optional.of(
        new Database(
            uri.getHost(),
            port,
            uri.getPath().substring(1),
            environment.getOrDefault(USER, "root"),
            environment.getOrDefault(PASSWORD, "")));
  }
}

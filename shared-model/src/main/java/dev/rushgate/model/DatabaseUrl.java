package dev.rushgate.model;

import java.net.URI;

/** {@code mysql://host:port/database}, the form of {@code RUSHGATE_MYSQL_URL}. */
public record DatabaseUrl(String host, int port, String database) {

  private static final int PORT_DEFAULT = 3306;

  /** Refuses any other form with {@link IllegalArgumentException}. */
  public static DatabaseUrl parse(String text) {
    URI uri = URI.create(text);
    String path = uri.getPath();
    if (!"mysql".equals(uri.getScheme())
        || uri.getHost() == null
        || path == null
        || path.length() < 2
        || path.indexOf('/', 1) >= 0) {
      throw new IllegalArgumentException("expected mysql://host:port/database");
    }
    int port = uri.getPort() < 0 ? PORT_DEFAULT : uri.getPort();
    return new DatabaseUrl(uri.getHost(), port, path.substring(1));
  }

  /** The same address for a JDBC driver that speaks to MariaDB and MySQL alike. */
  public String jdbc() {
    return "jdbc:mariadb://" + host + ":" + port + "/" + database;
  }

  @Override
  public String toString() {
    return "mysql://" + host + ":" + port + "/" + database;
  }
}

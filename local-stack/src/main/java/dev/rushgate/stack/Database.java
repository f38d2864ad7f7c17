package dev.rushgate.stack;

/** One database on the server of the stack, as the services and JDBC want it named. */
public record Database(String host, int port, String name, String user, String password) {

  /** {@code mysql://HOST:PORT/NAME}, the form of {@code RUSHGATE_MYSQL_URL}. */
  public String url() {
    return "mysql://" + host + ":" + port + "/" + name;
  }

  public String jdbcUrl() {
    // A MySQL server hands its key only to those who ask; MariaDB ignores it.
    return "jdbc:mariadb://" + host + ":" + port + "/" + name + "?allowPublicKeyRetrieval=true";
  }

  Database named(String other) {
    return new Database(host, port, other, user, password);
  }

  Database at(String otherHost, int otherPort) {
    return new Database(otherHost, otherPort, name, user, password);
  }
}

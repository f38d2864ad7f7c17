package dev.rushgate.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB 11.4, or the server that {@code RUSHGATE_MYSQL_URL} names; that one can be used, but not
 * ended, frozen or wiped.
 */
public final class DatabaseServer extends Store {

  private static final String USER = "rushgate";
  private static final String PASSWORD = "rushgate";
  private static final String MIGRATIONS = "db/migration";

  private final Database main;
  private final @Nullable MariaDbFiles files;

  DatabaseServer(int port, Path data, Path log, Path bin) {
    super("mariadb", port, data, log);
    this.main = new Database("127.0.0.1", port, "rushgate", USER, PASSWORD);
    this.files = new MariaDbFiles(bin);
  }

  /** A server outside of this stack; the user must be allowed to create databases in it. */
  DatabaseServer(Database outside, Path data, Path log) {
    super("outside database", outside.host(), outside.port(), data, log);
    this.main = outside;
    this.files = null;
  }

  /** A new database with the migrations that the class path holds at {@code db/migration}. */
  public Database freshDatabase() {
    Database database = emptyDatabase();
    migrate(database);
    return database;
  }

  /** A new database without any table. */
  public Database emptyDatabase() {
    String name = "t_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return database(name);
  }

  /** The one database of a stack that keeps its data; of an outside server, the one given. */
  public Database mainDatabase() {
    return files == null ? main : database(main.name());
  }

  /** The database of that name, made when it is not there. */
  public Database database(String name) {
    if (!name.matches("[a-z0-9_]{1,60}")) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    execute("CREATE DATABASE IF NOT EXISTS " + name + " CHARACTER SET utf8mb4");
    return main.named(name);
  }

  /** The same database through {@link #proxy()}. */
  public Database viaProxy(Database database) {
    return database.at("127.0.0.1", proxy().port());
  }

  @Override
  public boolean isAlive() {
    return files == null ? isReady() : super.isAlive();
  }

  @Override
  public synchronized void start() {
    if (files != null) {
      super.start();
    } else if (!isReady()) {
      throw new StackException(
          "no answer from " + main.url() + ", given by " + OutsideDatabase.URL);
    }
  }

  @Override
  public boolean isOwn() {
    return files != null;
  }

  @Override
  void requireOwn() {
    if (files == null) {
      throw new StackException(
          main.url()
              + " was given by "
              + OutsideDatabase.URL
              + ": the stack may not end, freeze or wipe it");
    }
  }

  @Override
  List<String> command() {
    MariaDbFiles own = java.util.Objects.requireNonNull(files);
    if (!Files.isDirectory(data())) {
      Artifacts.once(data(), aside -> Folders.copy(own.template(), aside));
    }
    return own.command(data(), port(), USER, PASSWORD);
  }

  @Override
  boolean isReady() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static void migrate(Database database) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (loader.getResource(MIGRATIONS) != null) {
      Flyway.configure(loader)
          .dataSource(database.jdbcUrl(), database.user(), database.password())
          .locations("classpath:" + MIGRATIONS)
          .load()
          .migrate();
    }
  }

  private void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StackException(name() + " refused: " + sql, e);
    }
  }

  // The own server has no database yet at its first start; an outside one was given with its own.
  private Connection connect() throws SQLException {
    String url = (files == null ? main : main.named("")).jdbcUrl();
    return DriverManager.getConnection(url, main.user(), main.password());
  }
}

package dev.rushgate.system;

import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.rush.service.Tokens;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.StoreProxy;
import dev.rushgate.stack.gateway.GatewaySimulator;
import dev.rushgate.stack.gateway.Payment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A back office as a process that reaches its database and a payment gateway of its own over
 * proxies, where a test finds its moments.
 */
final class PaidShop implements AutoCloseable {

  private static final String SECRET = "a secret of the system tests";

  /** While this passes a slow payment is under way at the gateway. */
  private static final Duration SLOW = Duration.ofSeconds(12);

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final LocalStack stack = LocalStack.shared();
  private final Database database = stack.database().emptyDatabase();
  private final GatewaySimulator gateway;
  private final StoreProxy gatewayProxy;
  private final Node backOffice;

  private PaidShop() throws IOException {
    Path book = Files.createTempDirectory("gateway").resolve("book.jsonl");
    gateway =
        GatewaySimulator.start(new GatewaySimulator.Settings(0, SECRET, book, null, SLOW, SILENCE));
    gatewayProxy = StoreProxy.before("gateway", URI.create(gateway.url()).getPort());
    backOffice =
        new Programs(stack, database)
            .backOffice(
                "paid-shop",
                Map.of(
                    "RUSHGATE_MYSQL_URL",
                    stack.database().viaProxy(database).url(),
                    "RUSHGATE_GATEWAY_URL",
                    "http://127.0.0.1:" + gatewayProxy.port(),
                    "RUSHGATE_GATEWAY_SECRET",
                    SECRET,
                    "RUSHGATE_GATEWAY_TIMEOUT_MS",
                    "60000"));
  }

  static PaidShop open() throws IOException {
    var shop = new PaidShop();
    shop.start();
    return shop;
  }

  /** Starts it, again after it was killed. */
  void start() {
    backOffice.start();
    backOffice.awaitReady();
  }

  /** SIGKILL. */
  void kill() {
    backOffice.kill();
  }

  StoreProxy gateway() {
    return gatewayProxy;
  }

  StoreProxy database() {
    return stack.database().proxy();
  }

  BackOffice admin() {
    String token = tokens().admin("operator");
    return new BackOffice(backOffice.url(), () -> token);
  }

  Buyer buyer(String name) {
    String token = tokens().shopper(name);
    return new Buyer(name, new BackOffice(backOffice.url(), () -> token));
  }

  private static Tokens tokens() {
    return new Tokens(Programs.JWT_SECRET, Programs.ISSUER, InstantSource.system());
  }

  /** What the gateway's own book says of a payment. */
  Optional<Payment> atGateway(String key) {
    return atGateway().stream().filter(payment -> payment.key().equals(key)).findFirst();
  }

  List<Payment> atGateway() {
    return gateway.payments();
  }

  long number(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? String.valueOf(rows.getString(1)) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  @Override
  public void close() {
    backOffice.stop();
    gatewayProxy.close();
    gateway.close();
    stack.database().proxy().heal();
  }
}

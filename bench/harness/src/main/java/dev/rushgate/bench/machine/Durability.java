package dev.rushgate.bench.machine;

import dev.rushgate.edge.EdgeConfig;
import dev.rushgate.edge.kafka.KafkaSettings;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.RespClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What the running stores promise; one that promises less than the bench claims is refused. */
final class Durability {

  private static final String FLUSH = "innodb_flush_log_at_trx_commit";

  private Durability() {}

  /** Redis by its appended file; its fsync mode belongs to the contender. */
  static String redis(int port) {
    try (var client = new RespClient(port)) {
      require("redis", "appendonly yes", client.call("CONFIG", "GET", "appendonly"));
      String version =
          client
              .call("INFO", "server")
              .lines()
              .filter(line -> line.startsWith("redis_version:"))
              .findFirst()
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .orElseThrow();
      return version
          + ", appendonly yes; appendfsync always (every answer after its fsync) or everysec (a"
          + " crash of the machine loses up to a second), named with each contender";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database by its log, which must reach the disk with every commit. */
  static String database(Database database) {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT VERSION(), @@" + FLUSH)) {
      row.next();
      require(FLUSH, "1", row.getString(2));
      return row.getString(1) + ", " + FLUSH + "=1";
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say how durable it is", e);
    }
  }

  /** Kafka by what the edge's producers ask of it. */
  static String kafka(String bootstrap) {
    var settings = KafkaSettings.producer(new EdgeConfig.Kafka(bootstrap));
    String acks = String.valueOf(settings.get(ProducerConfig.ACKS_CONFIG));
    require("the producers' acks", "all", acks);
    return "one broker, acks=all; written to disk when the operating system does it";
  }

  static void require(String what, String wanted, String found) {
    if (!found.equals(wanted)) {
      throw new IllegalStateException(
          what + " is " + found + " and not " + wanted + ": figures would be of another promise");
    }
  }
}

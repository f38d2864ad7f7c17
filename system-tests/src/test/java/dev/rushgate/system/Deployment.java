package dev.rushgate.system;

import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.rush.service.Tokens;
import dev.rushgate.rush.verdict.BooksReader;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.gateway.GatewaySimulator;
import dev.rushgate.stack.gateway.Payment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both services as processes on the stores of the local stack: gates, drainers and settlers apart,
 * so that a test can end one of them. Drainers reach Redis, and settlers Kafka, over the stack's
 * proxies, where a test finds its moments.
 */
final class Deployment {

  private static final String GATEWAY_SECRET = "a secret of the deployment";
  private static final Duration SLOW = Duration.ofSeconds(3);

  private static @Nullable Deployment shared;

  private final LocalStack stack;
  private final Database database;
  private final GatewaySimulator gateway = openGateway();
  private final Programs programs;
  private final Node backOffice;
  private final List<Node> gates;
  private final List<Node> drainers;
  private final List<Node> settlers;

  private Deployment(Builder wanted) {
    stack = LocalStack.shared();
    database = stack.database().emptyDatabase();
    programs = new Programs(stack, database);
    backOffice =
        programs.backOffice(
            "backoffice",
            Map.of(
                "RUSHGATE_GATEWAY_URL", gateway.url(), "RUSHGATE_GATEWAY_SECRET", GATEWAY_SECRET));
    gates = programs.edges("gate", wanted.gates);
    drainers = programs.edges("drain", wanted.drainers);
    settlers = programs.edges("settle", wanted.settlers);
  }

  /** The deployment of this test run: two gates, two drainers, one settler, a back office. */
  static synchronized Deployment shared() {
    if (shared == null) {
      shared = with().gates(2).drainers(2).settlers(1).start();
    }
    return shared;
  }

  static Builder with() {
    return new Builder();
  }

  /** For a process beside the deployment's own. */
  Programs programs() {
    return programs;
  }

  LocalStack stack() {
    return stack;
  }

  Node gate(int number) {
    return gates.get(number);
  }

  Node drainer(int number) {
    return drainers.get(number);
  }

  Node settler() {
    return settlers.getFirst();
  }

  List<URI> gateUrls() {
    return gates.stream().map(Node::url).toList();
  }

  URI backOfficeUrl() {
    return backOffice.url();
  }

  Database database() {
    return database;
  }

  BooksReader books() {
    return new BooksReader(database.jdbcUrl(), database.user(), database.password());
  }

  Tokens tokens() {
    return new Tokens(Programs.JWT_SECRET, Programs.ISSUER, InstantSource.system());
  }

  BackOffice admin() {
    String token = tokens().admin("operator");
    return new BackOffice(backOffice.url(), () -> token);
  }

  /** The payment gateway's own book. */
  List<Payment> atGateway() {
    return gateway.payments();
  }

  private static GatewaySimulator openGateway() {
    try {
      Path book = Files.createTempDirectory("gateway").resolve("book.jsonl");
      return GatewaySimulator.start(
          new GatewaySimulator.Settings(0, GATEWAY_SECRET, book, null, SLOW, SLOW));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings back whatever a test took away. */
  void heal() {
    stack.redis().proxy().heal();
    stack.kafka().proxy().heal();
    stack.database().start();
    stack.redis().start();
    stack.kafka().start();
    all().forEach(Node::start);
    all().forEach(Node::awaitReady);
  }

  private Stream<Node> all() {
    return Stream.of(List.of(backOffice), gates, drainers, settlers).flatMap(List::stream);
  }

  /** The back office first: it applies the schema. */
  private Deployment started() {
    backOffice.start();
    stack.redis();
    stack.kafka();
    backOffice.awaitReady();
    heal();
    return this;
  }

  /** How many processes of each kind. */
  static final class Builder {

    private int gates;
    private int drainers;
    private int settlers;

    Builder gates(int count) {
      gates = count;
      return this;
    }

    Builder drainers(int count) {
      drainers = count;
      return this;
    }

    Builder settlers(int count) {
      settlers = count;
      return this;
    }

    Deployment start() {
      return new Deployment(this).started();
    }
  }
}

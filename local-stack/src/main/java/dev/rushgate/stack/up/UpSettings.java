package dev.rushgate.stack.up;

import dev.rushgate.stack.OutsideDatabase;
import dev.rushgate.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code scripts/up} was asked for, by options and by the environment. A variable that is
 * given from outside wins, and a store that is given from outside is not started.
 */
record UpSettings(
    boolean fresh,
    boolean demo,
    int edgePort,
    int backofficePort,
    int redisPort,
    int kafkaPort,
    int mysqlPort,
    int gatewayPort,
    int dataPlatformPort,
    Path root,
    Map<String, String> environment) {

  static final String USAGE =
      """
      usage: scripts/up [--fresh] [--no-demo] [--redis-port N] [--kafka-port N] [--mysql-port N]
                  [--gateway-port N] [--data-platform-port N]
        --fresh    empties the local stack's data, secrets and logs first
        --no-demo  leaves the shop empty: no products, deals, members and orders
      RUSHGATE_HTTP_PORT (8080) and RUSHGATE_BACKOFFICE_PORT (8081) choose the services' ports; every
      other RUSHGATE_ variable that is given goes to the services as it is.""";

  static final String REDIS_URL = "RUSHGATE_REDIS_URL";
  static final String KAFKA_BOOTSTRAP = "RUSHGATE_KAFKA_BOOTSTRAP";
  static final String GATEWAY_URL = "RUSHGATE_GATEWAY_URL";
  static final String DATA_PLATFORM_URL = "RUSHGATE_DATA_PLATFORM_URL";

  private static final int PORT_MAX = 65_535;
  private static final int EDGE_PORT = 8_080;
  private static final int BACKOFFICE_PORT = 8_081;
  private static final int REDIS_PORT = 16_379;
  private static final int KAFKA_PORT = 19_092;
  private static final int MYSQL_PORT = 13_306;
  private static final int GATEWAY_PORT = 18_090;
  private static final int DATA_PLATFORM_PORT = 18_091;

  static UpSettings parse(List<String> words, Path root, Map<String, String> environment) {
    Arguments arguments =
        Arguments.parse(
            words,
            Set.of("--fresh", "--no-demo"),
            Set.of(
                "--redis-port",
                "--kafka-port",
                "--mysql-port",
                "--gateway-port",
                "--data-platform-port"));
    return new UpSettings(
        arguments.has("--fresh"),
        !arguments.has("--no-demo"),
        port(environment, "RUSHGATE_HTTP_PORT", EDGE_PORT),
        port(environment, "RUSHGATE_BACKOFFICE_PORT", BACKOFFICE_PORT),
        arguments.number("--redis-port", REDIS_PORT, 1, PORT_MAX),
        arguments.number("--kafka-port", KAFKA_PORT, 1, PORT_MAX),
        arguments.number("--mysql-port", MYSQL_PORT, 1, PORT_MAX),
        arguments.number("--gateway-port", GATEWAY_PORT, 1, PORT_MAX),
        arguments.number("--data-platform-port", DATA_PLATFORM_PORT, 1, PORT_MAX),
        root,
        Map.copyOf(environment));
  }

  Path local() {
    return root.resolve(".local");
  }

  Path logs() {
    return local().resolve("logs");
  }

  Path data() {
    return local().resolve("data");
  }

  Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  /** The ports that something here will listen on, with the name of who needs it. */
  Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    if (given(REDIS_URL).isEmpty()) {
      ports.put("redis (--redis-port)", redisPort);
    }
    if (given(KAFKA_BOOTSTRAP).isEmpty()) {
      ports.put("kafka (--kafka-port)", kafkaPort);
    }
    if (given(OutsideDatabase.URL).isEmpty()) {
      ports.put("mariadb (--mysql-port)", mysqlPort);
    }
    if (given(GATEWAY_URL).isEmpty()) {
      ports.put("the payment gateway (--gateway-port)", gatewayPort);
    }
    if (given(DATA_PLATFORM_URL).isEmpty()) {
      ports.put("the data platform (--data-platform-port)", dataPlatformPort);
    }
    ports.put("the edge (RUSHGATE_HTTP_PORT)", edgePort);
    ports.put("the back office (RUSHGATE_BACKOFFICE_PORT)", backofficePort);
    return ports;
  }

  Path edgeJar() {
    return built("flash-edge");
  }

  Path backofficeJar() {
    return built("backoffice");
  }

  private Path built(String module) {
    Path target = root.resolve(module).resolve("target");
    Path jar = target.resolve(module + "-0.1.0-SNAPSHOT.jar");
    if (!Files.exists(jar)) {
      throw new StackException(jar + " is missing: build it with `mvn package -Passemble`");
    }
    return jar;
  }

  private static int port(Map<String, String> environment, String variable, int otherwise) {
    String text = environment.getOrDefault(variable, Integer.toString(otherwise));
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > PORT_MAX) {
      throw new StackException(variable + " must be a port number, not " + text);
    }
    return Integer.parseInt(text);
  }
}

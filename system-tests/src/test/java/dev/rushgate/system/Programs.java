package dev.rushgate.system;

import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.Ports;
import dev.rushgate.stack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the services' jars are run for tests. */
final class Programs {

  static final String JWT_SECRET = "c3lzdGVtLXRlc3RzLXNpZ24td2l0aC10aGlzLWtleSE=";
  static final String ISSUER = "rushgate";

  private static final String TICKET_SECRET = "c3lzdGVtLXRlc3RzLXRpY2tldHMtdXNlLXRoaXMta2V5";
  private static final int EDGE_HEAP_MB = 192;
  private static final int BACKOFFICE_HEAP_MB = 384;

  private final LocalStack stack;
  private final Database database;

  Programs(LocalStack stack, Database database) {
    this.stack = stack;
    this.database = database;
  }

  /** A back office of that name, some of whose variables differ. */
  Node backOffice(String name, Map<String, String> different) {
    var own = new HashMap<>(StaffDesk.OWNER);
    own.putAll(different);
    return node(name, jar("backoffice"), BACKOFFICE_HEAP_MB, List.of(), own);
  }

  List<Node> edges(String role, int count) {
    var nodes = new ArrayList<Node>();
    for (int number = 0; number < count; number++) {
      nodes.add(edge(role + "-" + number, role, List.of()));
    }
    return List.copyOf(nodes);
  }

  /** An edge with one role, and words for its JVM. */
  Node edge(String name, String role, List<String> jvmWords) {
    var own = new HashMap<>(Map.of("RUSHGATE_ROLES", role));
    if (role.equals("drain")) {
      own.put("RUSHGATE_REDIS_URL", stack.redis().proxiedUrl());
    }
    if (role.equals("settle")) {
      own.put("RUSHGATE_KAFKA_BOOTSTRAP", stack.kafka().proxiedBootstrap());
    }
    return node(name, jar("flash-edge"), EDGE_HEAP_MB, jvmWords, own);
  }

  /** An edge with one role that reaches Redis and Kafka over the stack's proxies only. */
  Node proxiedEdge(String name, String role) {
    var own =
        Map.of(
            "RUSHGATE_ROLES", role,
            "RUSHGATE_REDIS_URL", stack.redis().proxiedUrl(),
            "RUSHGATE_KAFKA_BOOTSTRAP", stack.kafka().proxiedBootstrap());
    return node(name, jar("flash-edge"), EDGE_HEAP_MB, List.of(), own);
  }

  private Node node(
      String name, Path jar, int heapMb, List<String> jvmWords, Map<String, String> own) {
    int port = Ports.free();
    var environment = new HashMap<>(common());
    environment.putAll(own);
    environment.put("RUSHGATE_HTTP_PORT", Integer.toString(port));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heapMb + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvmWords);
    command.addAll(List.of("-jar", jar.toString()));
    // Beside the stores' own logs of this run.
    Path log = Objects.requireNonNull(stack.redis().log().getParent()).resolve(name + ".log");
    return new Node(new Service.Spec(name, port, command, environment, root(), log));
  }

  private Map<String, String> common() {
    return Map.of(
        "RUSHGATE_REDIS_URL", stack.redis().url(),
        "RUSHGATE_KAFKA_BOOTSTRAP", stack.kafka().bootstrap(),
        "RUSHGATE_MYSQL_URL", database.url(),
        "RUSHGATE_MYSQL_USER", database.user(),
        "RUSHGATE_MYSQL_PASSWORD", database.password(),
        "RUSHGATE_JWT_SECRET", JWT_SECRET,
        "RUSHGATE_JWT_ISSUER", ISSUER,
        "RUSHGATE_TICKET_SECRET", TICKET_SECRET);
  }

  private static Path root() {
    return Path.of(System.getProperty("rushgate.root", "..")).toAbsolutePath().normalize();
  }

  private static Path jar(String module) {
    Path jar = root().resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is missing: run the tests with `mvn verify -pl system-tests -am`");
    }
    return jar;
  }
}

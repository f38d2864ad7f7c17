package dev.rushgate.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kafka 4 in KRaft mode: one node in a JVM of its own, so that it can be killed. */
public final class KafkaBroker extends Store {

  /** The topics of the system and their partitions; there from the first start on. */
  static final Map<String, Integer> TOPICS =
      Map.of(
          "rushgate.admissions", 6,
          "rushgate.admissions.dlt", 1,
          "rushgate.releases", 3,
          "rushgate.orders", 3);

  private static final String MAIN = "dev.rushgate.stack.broker.BrokerMain";
  private static final int HEAP_MB = 384;

  private final int behindProxyPort;
  private final int controllerPort;

  KafkaBroker(int port, Path data, Path log) {
    this(port, Ports.free(), data, log);
  }

  private KafkaBroker(int port, int behindProxyPort, Path data, Path log) {
    super("kafka", port, behindProxyPort, data, log);
    this.behindProxyPort = behindProxyPort;
    this.controllerPort = Ports.free();
  }

  /** {@code 127.0.0.1:PORT}. */
  public String bootstrap() {
    return "127.0.0.1:" + port();
  }

  /** The same broker through {@link #proxy()}: it names the proxy to those who come this way. */
  public String proxiedBootstrap() {
    return "127.0.0.1:" + proxy().port();
  }

  @Override
  List<String> command() {
    Folders.create(data());
    Path properties = data().resolve("server.properties");
    try {
      Files.write(properties, properties());
      Files.deleteIfExists(readyFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP_MB + "m", "-XX:+UseSerialGC"));
    // Starts sooner, on two cores; the broker is never the bottleneck here.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dlog4j2.configurationFile=classpath:dev/rushgate/stack/broker-log4j2.properties");
    command.addAll(List.of("-cp", classPath(), MAIN, properties.toString()));
    command.add(readyFile().toString());
    TOPICS.forEach((topic, partitions) -> command.add(topic + ":" + partitions));
    return command;
  }

  @Override
  boolean isReady() {
    return Files.exists(readyFile());
  }

  private Path readyFile() {
    return data().resolve("ready");
  }

  private static String classPath() {
    List<String> all = new ArrayList<>();
    all.add(Artifacts.ownClasses().toString());
    all.addAll(Artifacts.jars());
    return String.join(File.pathSeparator, all);
  }

  private List<String> properties() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", 1);
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "DIRECT");
    all.put("listeners", listeners(port(), behindProxyPort) + controllerListener());
    all.put("advertised.listeners", listeners(port(), proxyPort()));
    all.put(
        "listener.security.protocol.map",
        "DIRECT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("log.dirs", data().resolve("log"));
    all.put("auto.create.topics.enable", false);
    all.put("offsets.topic.replication.factor", 1);
    all.put("offsets.topic.num.partitions", 5);
    all.put("transaction.state.log.replication.factor", 1);
    all.put("transaction.state.log.min.isr", 1);
    all.put("transaction.state.log.num.partitions", 5);
    all.put("share.coordinator.state.topic.replication.factor", 1);
    all.put("share.coordinator.state.topic.min.isr", 1);
    all.put("group.initial.rebalance.delay.ms", 0);
    // A broker that was killed cannot register again before its old session has run out.
    all.put("broker.session.timeout.ms", 3_000);
    all.put("broker.heartbeat.interval.ms", 500);
    // A single node has nobody to hand its partitions to.
    all.put("controlled.shutdown.enable", false);
    all.put("log.cleaner.dedupe.buffer.size", 8 * 1024 * 1024);
    return all.entrySet().stream().map(line -> line.getKey() + "=" + line.getValue()).toList();
  }

  private static String listeners(int direct, int proxied) {
    return "DIRECT://127.0.0.1:" + direct + ",PROXIED://127.0.0.1:" + proxied;
  }

  private String controllerListener() {
    return ",CONTROLLER://127.0.0.1:" + controllerPort;
  }
}

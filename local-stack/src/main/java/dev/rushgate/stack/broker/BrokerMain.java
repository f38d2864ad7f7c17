package dev.rushgate.stack.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * A single Kafka node, broker and controller in one.
 *
 * <p>Arguments: the properties file, a file to write when the topics are there, then topics as
 * {@code name:partitions}. SIGTERM ends it in order.
 */
public final class BrokerMain {

  private static final short ONE_REPLICA = 1;

  private BrokerMain() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    formatOnce(file, Path.of(properties.getProperty("log.dirs")));
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
    server.startup();
    createTopics(bootstrap(properties), List.of(args).subList(2, args.length));
    Files.writeString(Path.of(args[1]), "ready\n");
    server.awaitShutdown();
  }

  private static void formatOnce(Path properties, Path logs) throws IOException {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    String cluster = Uuid.randomUuid().toString();
    String[] format = {"format", "-t", cluster, "-c", properties.toString(), "--ignore-formatted"};
    int code = StorageTool.execute(format, System.out);
    if (code != 0) {
      throw new IOException("formatting " + logs + " failed with " + code);
    }
  }

  private static String bootstrap(Properties properties) {
    String first = properties.getProperty("listeners").split(",", 2)[0];
    return first.substring(first.indexOf("://") + "://".length());
  }

  private static void createTopics(String bootstrap, List<String> topics)
      throws InterruptedException, ExecutionException {
    List<NewTopic> wanted = new ArrayList<>();
    for (String topic : topics) {
      String[] parts = topic.split(":", 2);
      wanted.add(new NewTopic(parts[0], Integer.parseInt(parts[1]), ONE_REPLICA));
    }
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    try (Admin admin = Admin.create(properties)) {
      for (var made : admin.createTopics(wanted).values().values()) {
        try {
          made.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }
}

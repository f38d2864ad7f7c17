package dev.rushgate.stack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Real Redis, Kafka and MariaDB on this machine.
 *
 * <p>A store starts when it is first asked for; after that its user ends it and starts it again.
 */
public final class LocalStack implements AutoCloseable {

  private static @Nullable LocalStack shared;

  private final RedisServer redis;
  private final KafkaBroker kafka;
  private final DatabaseServer database;
  private final Deque<Store> started = new ArrayDeque<>();

  private LocalStack(Builder wanted) {
    Path bin = ProjectRoot.local().resolve("bin");
    Path state = Folders.create(wanted.state);
    Path logs = Folders.create(wanted.logs);
    redis =
        new RedisServer(
            Ports.chosenOrFree(wanted.redisPort),
            state.resolve("redis"),
            logs.resolve("redis.log"),
            bin);
    kafka =
        new KafkaBroker(
            Ports.chosenOrFree(wanted.kafkaPort),
            state.resolve("kafka"),
            logs.resolve("kafka.log"));
    Path data = state.resolve("mariadb");
    Path log = logs.resolve("mariadb.log");
    database =
        OutsideDatabase.in(System.getenv())
            .map(outside -> new DatabaseServer(outside, data, log))
            .orElseGet(
                () -> new DatabaseServer(Ports.chosenOrFree(wanted.mysqlPort), data, log, bin));
  }

  /**
   * The stack of this test run: one per JVM, on free ports, with fresh data that is removed when
   * the JVM ends.
   */
  public static synchronized LocalStack shared() {
    if (shared == null) {
      TestFolder folder = TestFolder.create();
      LocalStack made = at(folder.data()).logs(folder.logs()).build();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    made.close();
                    folder.removeData();
                  },
                  "local-stack-end"));
      shared = made;
    }
    return shared;
  }

  /** A stack whose data lies in that folder and is kept. */
  public static Builder at(Path stateDir) {
    return new Builder(stateDir);
  }

  public RedisServer redis() {
    return firstUse(redis);
  }

  public KafkaBroker kafka() {
    return firstUse(kafka);
  }

  public DatabaseServer database() {
    return firstUse(database);
  }

  /** Ends what was started, the last first. */
  @Override
  public void close() {
    for (Store next = pollStarted(); next != null; next = pollStarted()) {
      next.close();
    }
  }

  private synchronized @Nullable Store pollStarted() {
    return started.pollFirst();
  }

  // A store that a test ended stays down until the test starts it. Several stores may start at the
  // same time, but nobody gets one that is still starting.
  private <S extends Store> S firstUse(S store) {
    synchronized (store) {
      if (isFirst(store)) {
        store.start();
      }
      return store;
    }
  }

  private synchronized boolean isFirst(Store store) {
    if (started.contains(store)) {
      return false;
    }
    started.push(store);
    return true;
  }

  /** Where a stack keeps its data, and its ports; a port that is not given, or 0, is a free one. */
  public static final class Builder {

    private final Path state;
    private Path logs;
    private int redisPort;
    private int kafkaPort;
    private int mysqlPort;

    private Builder(Path state) {
      this.state = state.toAbsolutePath().normalize();
      this.logs = ProjectRoot.local().resolve("logs");
    }

    public Builder redisPort(int port) {
      redisPort = port;
      return this;
    }

    public Builder kafkaPort(int port) {
      kafkaPort = port;
      return this;
    }

    public Builder mysqlPort(int port) {
      mysqlPort = port;
      return this;
    }

    /** The folder for the log files; without it the project's {@code .local/logs}. */
    public Builder logs(Path folder) {
      logs = folder;
      return this;
    }

    public LocalStack build() {
      return new LocalStack(this);
    }
  }
}

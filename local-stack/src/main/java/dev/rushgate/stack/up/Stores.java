package dev.rushgate.stack.up;

import dev.rushgate.stack.Database;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.StackException;
import dev.rushgate.stack.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stores of {@code scripts/up}: our own, except those that were given from outside. */
final class Stores implements AutoCloseable {

  private final UpSettings settings;
  private final LocalStack stack;
  private final Map<String, Long> pids = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  Stores(UpSettings settings) {
    this.settings = settings;
    this.stack =
        LocalStack.at(settings.data())
            .logs(settings.logs())
            .redisPort(settings.redisPort())
            .kafkaPort(settings.kafkaPort())
            .mysqlPort(settings.mysqlPort())
            .build();
  }

  /** Starts them side by side; afterwards {@link #environment()} says where they are. */
  void start(Progress progress, Consumer<String> onDeath) {
    List<Supplier<? extends Store>> wanted = new ArrayList<>();
    if (settings.given(UpSettings.REDIS_URL).isEmpty()) {
      wanted.add(stack::redis);
    }
    if (settings.given(UpSettings.KAFKA_BOOTSTRAP).isEmpty()) {
      wanted.add(stack::kafka);
    }
    wanted.add(stack::database);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> starts =
          wanted.stream()
              .map(
                  store ->
                      CompletableFuture.runAsync(() -> start(store, progress, onDeath), threads))
              .toList();
      starts.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof StackException known ? known : e;
    }
    describe();
  }

  Map<String, String> environment() {
    return environment;
  }

  Map<String, Long> pids() {
    return pids;
  }

  @Override
  public void close() {
    stack.close();
  }

  private void start(
      Supplier<? extends Store> wanted, Progress progress, Consumer<String> onDeath) {
    Store store = wanted.get();
    store.onDeath(onDeath);
    progress.say(store.name(), "answers on port " + store.port());
    if (store.isOwn()) {
      synchronized (pids) {
        pids.put(store.name(), store.pid());
      }
    }
  }

  private void describe() {
    Database database = stack.database().mainDatabase();
    environment.put(
        UpSettings.REDIS_URL,
        settings.given(UpSettings.REDIS_URL).orElseGet(() -> stack.redis().url()));
    environment.put(
        UpSettings.KAFKA_BOOTSTRAP,
        settings.given(UpSettings.KAFKA_BOOTSTRAP).orElseGet(() -> stack.kafka().bootstrap()));
    environment.put("RUSHGATE_MYSQL_URL", database.url());
    environment.put("RUSHGATE_MYSQL_USER", database.user());
    environment.put("RUSHGATE_MYSQL_PASSWORD", database.password());
  }
}

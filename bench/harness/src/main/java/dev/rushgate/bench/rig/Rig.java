package dev.rushgate.bench.rig;

import dev.rushgate.rush.service.Tokens;
import dev.rushgate.stack.Database;
import dev.rushgate.stack.EdgeJvm;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.Ports;
import dev.rushgate.stack.ProjectRoot;
import dev.rushgate.stack.RespClient;
import dev.rushgate.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Real stores with fresh data on disk, and the services on them. All are children of this process
 * and stay on its core.
 */
public final class Rig implements AutoCloseable {

  private static final String JWT_SECRET = "YmVuY2gtc2lnbnMtaXRzLXRva2Vucy13aXRoLXRoaXM=";
  private static final String TICKET_SECRET = "YmVuY2gtc2lnbnMtaXRzLXRpY2tldHMtd2l0aC1pdC4=";
  private static final String ISSUER = "rushgate";

  private final Path logs;
  private final LocalStack stack;
  private final Database database;
  private final Deque<Service> running = new ArrayDeque<>();
  private final ConcurrentLinkedQueue<String> deaths = new ConcurrentLinkedQueue<>();

  private Rig(Path folder) {
    logs = folder.resolve("logs");
    stack = LocalStack.at(folder.resolve("data")).logs(logs).build();
    database = stack.database().freshDatabase();
    stack.redis();
    stack.kafka();
  }

  /** Starts the stores; {@code folder} must be empty or missing. */
  public static Rig open(Path folder) {
    return new Rig(folder);
  }

  /** The flags of {@link #edge}, {@link #program} and {@link #jar}, to be told with the figures. */
  public static List<String> jvmFlags() {
    return EdgeJvm.flags();
  }

  public LocalStack stack() {
    return stack;
  }

  /** With the schema of the shop. */
  public Database database() {
    return database;
  }

  public Tokens tokens() {
    return new Tokens(JWT_SECRET, ISSUER, InstantSource.system());
  }

  /** {@code always} or {@code everysec}. */
  public void redisFsync(String mode) {
    redis("CONFIG", "SET", "appendfsync", mode);
  }

  /** One command; the parts of a list come with blanks between them. */
  public String redis(String... words) {
    try (var client = new RespClient(stack.redis().port())) {
      return client.call(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An edge from its jar, as in production; {@code roles} such as {@code gate,drain}. */
  public Service edge(String name, String roles) {
    var words = List.of("-jar", jar("flash-edge", "flash-edge").toString());
    return start(name, words, Map.of("RUSHGATE_ROLES", roles));
  }

  /** A program of this class path; it gets what an edge gets and answers {@code /health/ready}. */
  public Service program(String name, Class<?> main, Map<String, String> environment) {
    var words = List.of("-cp", System.getProperty("java.class.path"), main.getName());
    return start(name, words, environment);
  }

  /** A program from its jar; it answers {@code /health/ready} on {@code RUSHGATE_HTTP_PORT}. */
  public Service jar(String name, Path jar, Map<String, String> environment) {
    return start(name, List.of("-jar", jar.toString()), environment);
  }

  /** The jar of a module, such as {@code bench/lock-shop} with {@code bench-lock-shop}. */
  public static Path jar(String module, String artifact) {
    return ProjectRoot.find()
        .resolve(module)
        .resolve("target")
        .resolve(artifact + "-0.1.0-SNAPSHOT.jar");
  }

  /** Ends a service that was started here. */
  public void end(Service service) {
    running.remove(service);
    service.close();
  }

  /** The stores that a request may reach, by name. */
  public Map<String, Long> storePids() {
    var pids = new LinkedHashMap<String, Long>();
    pids.put("redis", stack.redis().pid());
    pids.put("kafka", stack.kafka().pid());
    pids.put("database", stack.database().pid());
    return pids;
  }

  /** The stores and who works with them. */
  public Map<String, Long> withStores(String name, Service worker) {
    var pids = storePids();
    pids.put(name, worker.pid());
    return pids;
  }

  /** Fails when a store or service ended by itself. */
  public void requireAlive() {
    String death = deaths.peek();
    if (death != null) {
      throw new IllegalStateException(death);
    }
  }

  private Service start(String name, List<String> program, Map<String, String> own) {
    int port = Ports.free();
    var environment = new HashMap<String, String>();
    environment.put("RUSHGATE_HTTP_PORT", Integer.toString(port));
    environment.put("RUSHGATE_REDIS_URL", stack.redis().url());
    environment.put("RUSHGATE_KAFKA_BOOTSTRAP", stack.kafka().bootstrap());
    environment.put("RUSHGATE_MYSQL_URL", database.url());
    environment.put("RUSHGATE_MYSQL_USER", database.user());
    environment.put("RUSHGATE_MYSQL_PASSWORD", database.password());
    environment.put("RUSHGATE_JWT_SECRET", JWT_SECRET);
    environment.put("RUSHGATE_JWT_ISSUER", ISSUER);
    environment.put("RUSHGATE_TICKET_SECRET", TICKET_SECRET);
    environment.putAll(own);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(EdgeJvm.flags());
    command.addAll(program);
    var spec =
        new Service.Spec(
            name, port, command, environment, ProjectRoot.find(), logs.resolve(name + ".log"));
    var service = Service.start(spec, deaths::add);
    running.push(service);
    service.awaitReady();
    return service;
  }

  /** Ends the services, the last first; the stores stay. */
  public void endServices() {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  /** Ends the services and then the stores. */
  @Override
  public void close() {
    endServices();
    stack.close();
  }
}

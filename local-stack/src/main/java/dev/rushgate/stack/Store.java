package dev.rushgate.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real server on this machine that can be ended in every way and started again on its port, with
 * its data as it left it.
 */
public abstract sealed class Store implements AutoCloseable
    permits RedisServer, KafkaBroker, DatabaseServer {

  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  static final int TAIL_LINES = 20;

  private final String name;
  private final int port;
  private final Path data;
  private final Path log;
  private final StoreProxy proxy;
  private final List<Consumer<String>> deathListeners = new CopyOnWriteArrayList<>();

  private @Nullable ServerProcess process;
  private AtomicBoolean endExpected = new AtomicBoolean();

  Store(String name, int port, Path data, Path log) {
    this(name, port, port, data, log);
  }

  /** For a server on another host. */
  Store(String name, String host, int port, Path data, Path log) {
    this(name, port, new StoreProxy(name, Ports.free(), host, port), data, log);
  }

  /** For a store that has a port of its own for those who come through the proxy. */
  Store(String name, int port, int behindProxyPort, Path data, Path log) {
    this(name, port, new StoreProxy(name, Ports.free(), "127.0.0.1", behindProxyPort), data, log);
  }

  private Store(String name, int port, StoreProxy proxy, Path data, Path log) {
    this.name = name;
    this.port = port;
    this.data = data;
    this.log = log;
    this.proxy = proxy;
  }

  /** Prepares the data folder where needed and names the program to run. */
  abstract List<String> command();

  /** Whether it answers; called again and again after the start. */
  abstract boolean isReady();

  Map<String, String> environment() {
    return Map.of();
  }

  public final String name() {
    return name;
  }

  public final int port() {
    return port;
  }

  /** Refuses what only a server of this stack can do; throws {@link StackException}. */
  void requireOwn() {}

  /** The process of the server itself. */
  public final long pid() {
    return running().pid();
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether this stack runs it; an outside database may only be used. */
  public boolean isOwn() {
    return true;
  }

  /** Its log file. */
  public final Path log() {
    return log;
  }

  final Path data() {
    return data;
  }

  /** The way to this store over a loopback proxy; it begins to listen with the first call. */
  public StoreProxy proxy() {
    return proxy.listening();
  }

  final int proxyPort() {
    return proxy.port();
  }

  /** Hears about an end that nobody asked for: a sentence with the exit code and the log's end. */
  public final void onDeath(Consumer<String> listener) {
    deathListeners.add(listener);
  }

  /** Starts it, on the same port and data as before, and returns when it answers. */
  public synchronized void start() {
    if (isAlive()) {
      return;
    }
    if (!Ports.isFree(port)) {
      throw new StackException(
          "port " + port + ", wanted for " + name + ", is taken by another program");
    }
    List<String> command = command();
    Folders.create(data);
    ServerProcess started = ServerProcess.start(command, environment(), data, log);
    process = started;
    awaitReady(started);
    AtomicBoolean expected = new AtomicBoolean();
    endExpected = expected;
    started.onExit(
        code -> {
          if (!expected.get()) {
            tellDeath(deathOf(started, "died", code));
          }
        });
  }

  /** Ends it in order. */
  public synchronized void stop() {
    if (process != null) {
      endExpected.set(true);
      if (!process.end(STOP_MAX)) {
        LOG.log(System.Logger.Level.WARNING, "store killed, it did not stop name=" + name);
      }
    }
  }

  /** SIGKILL: what a power cut is for a process. */
  public synchronized void kill() {
    endExpected.set(true);
    running().kill();
  }

  /** SIGSTOP: it keeps its connections and answers nothing. */
  public void freeze() {
    running().signal("STOP");
  }

  /** Ends {@link #freeze()}. */
  public void thaw() {
    running().signal("CONT");
  }

  /** Throws its data away; only while it is down. The next start is a first start. */
  public synchronized void wipe() {
    requireOwn();
    if (isAlive()) {
      throw new IllegalStateException(name + " is running; stop or kill it before wiping it");
    }
    Folders.remove(data);
  }

  /** Ends the store and its proxy. */
  @Override
  public final void close() {
    proxy.close();
    stop();
  }

  private synchronized ServerProcess running() {
    requireOwn();
    if (process == null || !process.isAlive()) {
      throw new StackException(name + " is not running");
    }
    return process;
  }

  private void awaitReady(ServerProcess started) {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!isReady()) {
      if (started.waitFor(LOOK_AGAIN)) {
        throw new StackException(deathOf(started, "ended while starting", started.exitCode()));
      }
      if (System.nanoTime() > deadline) {
        started.kill();
        throw new StackException(deathOf(started, "did not answer within " + START_MAX, -1));
      }
    }
  }

  private String deathOf(ServerProcess dead, String how, int exitCode) {
    return name
        + (" (port " + port + ", pid " + dead.pid() + ") " + how)
        + (exitCode < 0 ? "" : " with exit code " + exitCode)
        + (exitCode > 128 ? " (signal " + (exitCode - 128) + ")" : "")
        + ("; the end of its log " + log + ":\n  ")
        + String.join("\n  ", dead.lastLines(TAIL_LINES));
  }

  private void tellDeath(String message) {
    LOG.log(System.Logger.Level.ERROR, message);
    deathListeners.forEach(listener -> listener.accept(message));
  }
}

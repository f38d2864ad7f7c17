package dev.rushgate.stack.up;

import dev.rushgate.stack.Folders;
import dev.rushgate.stack.Ports;
import dev.rushgate.stack.ProjectRoot;
import dev.rushgate.stack.Service;
import dev.rushgate.stack.StackException;
import dev.rushgate.stack.dataplatform.DataPlatform;
import dev.rushgate.stack.gateway.GatewaySimulator;
import dev.rushgate.stack.up.demo.DemoStaff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The whole system on this machine, until Ctrl-C: what {@code scripts/up} runs. */
public final class Up {

  private static final String WEBHOOK = "/api/v1/payments/webhook";

  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private final UpSettings settings;
  private final Progress progress = new Progress();
  private final AtomicBoolean ending = new AtomicBoolean();

  private volatile @Nullable Stores stores;
  private volatile @Nullable Services services;
  private volatile @Nullable GatewaySimulator gateway;
  private volatile @Nullable DataPlatform dataPlatform;

  private Up(UpSettings settings) {
    this.settings = settings;
  }

  public static void main(String[] args) throws InterruptedException {
    List<String> words = List.of(args);
    if (words.contains("--help")) {
      System.out.println(UpSettings.USAGE);
      return;
    }
    try {
      Path root = ProjectRoot.find();
      UpSettings settings = UpSettings.parse(words, root, System.getenv());
      // Held until the process ends: the system takes it back whichever way that happens.
      UpLock _ = UpLock.take(settings.local());
      Up up = new Up(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(up::end, "up-end"));
      up.start();
    } catch (StackException e) {
      fail(e.getMessage());
    }
    new CountDownLatch(1).await();
  }

  private void start() {
    settings.edgeJar();
    settings.backofficeJar();
    requireFreePorts();
    clean();
    Secrets secrets =
        Secrets.load(settings.local().resolve("secrets.properties"), settings.environment());
    Stores ownStores = new Stores(settings);
    stores = ownStores;
    ownStores.start(progress, this::died);

    Map<String, String> environment = new LinkedHashMap<>(ownStores.environment());
    environment.put(Secrets.JWT, secrets.jwt());
    environment.put(Secrets.TICKET, secrets.ticket());
    environment.putAll(paymentGateway(secrets));
    environment.putAll(dataPlatform(secrets));
    Services ownServices = new Services(settings, environment, this::died);
    services = ownServices;
    Service backoffice = ownServices.backoffice(secrets.owner());
    progress.say("backoffice", "is ready at " + backoffice.url());
    Service edge = ownServices.edge();
    progress.say("flash-edge", "is ready at " + edge.url());

    RunFile running = describe(ownStores, secrets, backoffice, edge);
    announce(running.with(demoStaff(running)));
  }

  /** One from outside, or our own simulator. */
  private Map<String, String> paymentGateway(Secrets secrets) {
    if (settings.given(UpSettings.GATEWAY_URL).isPresent()) {
      return Map.of();
    }
    GatewaySimulator own =
        GatewaySimulator.start(
            GatewaySimulator.Settings.usual(
                settings.gatewayPort(),
                secrets.gateway(),
                Folders.create(settings.data()).resolve("gateway.jsonl"),
                URI.create("http://127.0.0.1:" + settings.backofficePort() + WEBHOOK)));
    gateway = own;
    progress.say("gateway", "a simulated one takes payments at " + own.url());
    return Map.of(UpSettings.GATEWAY_URL, own.url(), Secrets.GATEWAY, secrets.gateway());
  }

  /** One from outside, or our own. */
  private Map<String, String> dataPlatform(Secrets secrets) {
    if (settings.given(UpSettings.DATA_PLATFORM_URL).isPresent()) {
      return Map.of();
    }
    DataPlatform own =
        DataPlatform.start(
            DataPlatform.Settings.usual(
                settings.dataPlatformPort(),
                secrets.dataPlatform(),
                Folders.create(settings.data()).resolve("data-platform.jsonl")));
    dataPlatform = own;
    progress.say("data platform", "a simulated one takes paid orders at " + own.url());
    return Map.of(
        UpSettings.DATA_PLATFORM_URL, own.url(), Secrets.DATA_PLATFORM, secrets.dataPlatform());
  }

  private void requireFreePorts() {
    settings
        .ports()
        .forEach(
            (who, port) -> {
              if (!Ports.isFree(port)) {
                throw new StackException(
                    "port " + port + ", wanted for " + who + ", is taken by another program");
              }
            });
  }

  private void clean() {
    Folders.remove(settings.logs());
    RunFile.remove(settings.local());
    if (settings.fresh()) {
      Folders.remove(settings.data());
      Folders.remove(settings.local().resolve("secrets.properties"));
      DemoData.forget(settings.local());
    }
  }

  private RunFile describe(Stores own, Secrets secrets, Service backoffice, Service edge) {
    Map<String, String> where = own.environment();
    Map<String, Long> pids = new LinkedHashMap<>(own.pids());
    pids.put("backoffice", backoffice.pid());
    pids.put("flash-edge", edge.pid());
    pids.put("up", ProcessHandle.current().pid());
    return new RunFile(
        edge.url(),
        backoffice.url(),
        where.getOrDefault(UpSettings.REDIS_URL, ""),
        where.getOrDefault(UpSettings.KAFKA_BOOTSTRAP, ""),
        where.getOrDefault("RUSHGATE_MYSQL_URL", ""),
        where.getOrDefault("RUSHGATE_MYSQL_USER", ""),
        where.getOrDefault("RUSHGATE_MYSQL_PASSWORD", ""),
        secrets.jwt(),
        secrets.ticket(),
        settings.given("RUSHGATE_JWT_ISSUER").orElse("rushgate"),
        secrets.owner(),
        List.of(),
        pids);
  }

  /** Makes the demo shop in a new stack; an end meanwhile is no news to tell. */
  private List<DemoStaff> demoStaff(RunFile running) {
    if (!settings.demo()) {
      return List.of();
    }
    return new DemoData(settings.local(), this::sayOfDemo).createOnce(running);
  }

  private void sayOfDemo(String what) {
    if (!ending.get()) {
      progress.say("demo data", what);
    }
  }

  /** Unless the end came first. */
  private synchronized void announce(RunFile running) {
    if (!ending.get()) {
      running.write(settings.local());
      System.out.println(UpTable.of(running, Instant.now()));
    }
  }

  // Called by the thread that saw it; the exit runs the hook, which waits for other threads.
  private void died(String message) {
    if (!ending.get()) {
      Thread.ofPlatform().name("up-died").start(() -> fail(message));
    }
  }

  // A death during the start is seen twice, by who waits and by who listens; it is told once.
  private static void fail(@Nullable String message) {
    if (FAILED.compareAndSet(false, true)) {
      System.err.println("\n" + message);
    }
    System.exit(1);
  }

  private void end() {
    ending.set(true);
    withdraw();
    Services ownServices = services;
    if (ownServices != null) {
      progress.say("services", "are ending");
      ownServices.close();
    }
    GatewaySimulator ownGateway = gateway;
    if (ownGateway != null) {
      ownGateway.close();
    }
    DataPlatform ownDataPlatform = dataPlatform;
    if (ownDataPlatform != null) {
      ownDataPlatform.close();
    }
    Stores ownStores = stores;
    if (ownStores != null) {
      progress.say("stores", "are ending");
      ownStores.close();
    }
    progress.say("up", "has ended; nothing is left running");
  }

  private synchronized void withdraw() {
    RunFile.remove(settings.local());
  }
}

package dev.rushgate.stack.up;

import dev.rushgate.stack.EdgeJvm;
import dev.rushgate.stack.Service;
import dev.rushgate.stack.StackException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Our two services as processes of {@code scripts/up}. */
final class Services implements AutoCloseable {

  private static final List<String> BACKOFFICE_JVM =
      List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED");

  private final UpSettings settings;
  private final Map<String, String> environment;
  private final Consumer<String> onDeath;
  private final Deque<Service> started = new ArrayDeque<>();
  private boolean ended;

  /** The environment is what both get: stores and secrets. */
  Services(UpSettings settings, Map<String, String> environment, Consumer<String> onDeath) {
    this.settings = settings;
    this.environment = environment;
    this.onDeath = onDeath;
  }

  /** Starts the back office; it applies the schema, so nothing else starts before it is ready. */
  Service backoffice(DemoOwner owner) {
    Path jar = settings.backofficeJar();
    int port = settings.backofficePort();
    return start("backoffice", port, BACKOFFICE_JVM, jar, own(port, owner));
  }

  /** Without a mail server, mails are shown in the back office's log. */
  private Map<String, String> own(int port, DemoOwner owner) {
    var own = new LinkedHashMap<>(owner.environment());
    own.put("RUSHGATE_MAIL_LOG", settings.given("RUSHGATE_MAIL_LOG").orElse("true"));
    own.put(
        "RUSHGATE_PUBLIC_URL",
        settings.given("RUSHGATE_PUBLIC_URL").orElse("http://localhost:" + port));
    return own;
  }

  Service edge() {
    String roles = settings.given("RUSHGATE_ROLES").orElse("gate,drain,settle");
    Path jar = settings.edgeJar();
    var own = Map.of("RUSHGATE_ROLES", roles);
    return start("flash-edge", settings.edgePort(), EdgeJvm.flags(), jar, own);
  }

  /** Ends what was started, the last first; nothing starts any more after it. */
  @Override
  public void close() {
    for (Service next = pollStarted(); next != null; next = pollStarted()) {
      next.close();
    }
  }

  private synchronized @Nullable Service pollStarted() {
    ended = true;
    return started.pollFirst();
  }

  private Service start(
      String name, int port, List<String> jvm, Path jar, Map<String, String> own) {
    Service service = launch(name, port, command(jvm, jar), own);
    service.awaitReady();
    return service;
  }

  private synchronized Service launch(
      String name, int port, List<String> command, Map<String, String> own) {
    if (ended) {
      throw new StackException(name + " does not start any more: the stack ends");
    }
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(own);
    all.put("RUSHGATE_HTTP_PORT", Integer.toString(port));
    Path log = settings.logs().resolve(name + ".log");
    Service service =
        Service.start(new Service.Spec(name, port, command, all, settings.root(), log), onDeath);
    started.push(service);
    return service;
  }

  private static List<String> command(List<String> jvm, Path jar) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}

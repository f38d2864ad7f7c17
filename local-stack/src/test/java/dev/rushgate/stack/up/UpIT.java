package dev.rushgate.stack.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushgate.stack.Ports;
import dev.rushgate.stack.ProjectRoot;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of scripts/up with real stores, and stand-ins for the two services. */
class UpIT {

  private static final Duration UP_MAX = Duration.ofMinutes(1);

  @TempDir private Path root;

  private final int edgePort = Ports.free();
  private final int redisPort = Ports.free();

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(root.resolve(".local"));
    // What was unpacked once serves here too; in a fresh project nothing was.
    Path unpacked = Files.createDirectories(ProjectRoot.local().resolve("bin"));
    Files.createSymbolicLink(root.resolve(".local/bin"), unpacked);
    for (String module : List.of("flash-edge", "backoffice")) {
      Path target = Files.createDirectories(root.resolve(module).resolve("target"));
      writeJar(target.resolve(module + "-0.1.0-SNAPSHOT.jar"));
    }
  }

  @AfterEach
  void removeLink() throws IOException {
    Files.delete(root.resolve(".local/bin"));
  }

  @Test
  void everythingComesUpServesAndEndsInOrder() throws Exception {
    Process up = start(Map.of());
    await().atMost(UP_MAX).until(() -> Files.exists(root.resolve(".local/run.json")));
    RunFile running = RunFile.read(root.resolve(".local"));
    assertThat(running.edgeUrl()).endsWith(":" + edgePort);
    assertThat(running.redisUrl()).isEqualTo("redis://127.0.0.1:" + redisPort);
    assertThat(running.pids())
        .containsOnlyKeys("redis", "kafka", "mariadb", "backoffice", "flash-edge", "up");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secretsFile())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(secretsFile())).contains(running.jwtSecret());

    List<ProcessHandle> all =
        running.pids().values().stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();
    // By its handle: Process.destroy() would close its output as well.
    up.toHandle().destroy();
    String told = output(up);
    assertThat(up.waitFor()).isEqualTo(143);
    assertThat(all).noneMatch(ProcessHandle::isAlive);
    assertThat(told)
        .contains("/admin", running.owner().email(), running.owner().password())
        .containsPattern("code [0-9]{6}\n");
    assertThat(log("backoffice")).contains("owner " + running.owner());
    assertThat(log("flash-edge")).contains("owner none");
    assertThat(told).contains("deal 2, coupon 3", running.jwtSecret(), "nothing is left running");
    // The stand-in takes no sign-ups: what needs members is missing, is told, and ends nothing.
    assertThat(told).contains("members are not all there", "entries were not made, for there are");
    assertThat(log("flash-edge")).contains("roles gate,drain,settle", "ended, redis is there");
    assertThat(log("backoffice")).contains("ended, redis is there");
    assertThat(root.resolve(".local/run.json")).doesNotExist();
  }

  @Test
  void aServiceThatDiesIsNamedAndEndsTheRest() throws Exception {
    Process up = start(Map.of("STAND_IN_DIES", "yes"));
    String told = output(up);
    assertThat(up.waitFor()).isEqualTo(1);
    assertThat(told)
        .containsOnlyOnce("backoffice ended with exit code 3")
        .contains("the reason why it died");
    assertThat(Ports.isFree(redisPort)).isTrue();
  }

  @Test
  void aStoreThatDiesIsNamedAndEndsTheRest() throws Exception {
    Process up = start(Map.of());
    await().atMost(UP_MAX).until(() -> Files.exists(root.resolve(".local/run.json")));
    RunFile running = RunFile.read(root.resolve(".local"));
    ProcessHandle.of(running.pids().getOrDefault("redis", 0L)).orElseThrow().destroyForcibly();
    String told = output(up);
    assertThat(up.waitFor()).isEqualTo(1);
    assertThat(told).contains("redis (port " + redisPort, "died with exit code 137 (signal 9)");
    assertThat(Ports.isFree(edgePort)).isTrue();
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(Ports.loopback(edgePort));
      Process up = start(Map.of());
      String told = output(up);
      assertThat(up.waitFor()).isEqualTo(1);
      assertThat(told).contains("port " + edgePort, "RUSHGATE_HTTP_PORT").doesNotContain("answers");
    }
  }

  private Process start(Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Drushgate.root=" + root, "-cp", System.getProperty("java.class.path")));
    command.add(Up.class.getName());
    command.addAll(List.of("--redis-port", Integer.toString(redisPort)));
    command.addAll(List.of("--kafka-port", Integer.toString(Ports.free())));
    command.addAll(List.of("--mysql-port", Integer.toString(Ports.free())));
    command.addAll(List.of("--gateway-port", Integer.toString(Ports.free())));
    command.addAll(List.of("--data-platform-port", Integer.toString(Ports.free())));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("RUSHGATE_"));
    builder.environment().put("RUSHGATE_HTTP_PORT", Integer.toString(edgePort));
    builder.environment().put("RUSHGATE_BACKOFFICE_PORT", Integer.toString(Ports.free()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String output(Process up) throws IOException {
    return new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Path secretsFile() {
    return root.resolve(".local/secrets.properties");
  }

  private String log(String name) throws IOException {
    return Files.readString(root.resolve(".local/logs").resolve(name + ".log"));
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    main.put(Attributes.Name.CLASS_PATH, classPath());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}

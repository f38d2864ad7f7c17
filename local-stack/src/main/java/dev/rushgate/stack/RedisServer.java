package dev.rushgate.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Redis 6.2, durable: every answer leaves after its fsync. */
public final class RedisServer extends Store {

  private static final String ARTIFACT = "embedded-redis";

  private final Path binary;

  RedisServer(int port, Path data, Path log, Path bin) {
    super("redis", port, data, log);
    this.binary = bin.resolve("redis");
  }

  /** {@code redis://127.0.0.1:PORT}. */
  public String url() {
    return "redis://127.0.0.1:" + port();
  }

  /** The same server through {@link #proxy()}. */
  public String proxiedUrl() {
    return "redis://127.0.0.1:" + proxy().port();
  }

  /** Copies the data as it is; a server that runs must have nothing to write meanwhile. */
  public void saveData(Path folder) {
    Folders.copy(data(), folder);
  }

  /** Puts back what {@link #saveData} copied: later writes are lost. Only while it is down. */
  public void restoreData(Path folder) {
    wipe();
    Folders.copy(folder, data());
  }

  @Override
  List<String> command() {
    return List.of(
        unpacked().toString(),
        "--bind 127.0.0.1",
        "--port " + port(),
        "--dir .",
        "--appendonly yes",
        "--appendfsync always",
        // With this on, a rewrite of the file would answer without having synced.
        "--no-appendfsync-on-rewrite no",
        "--maxmemory-policy noeviction",
        "--maxclients 4000",
        "--save ''");
  }

  @Override
  boolean isReady() {
    try (RespClient client = new RespClient(port())) {
      return client.call("PING").equals("PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  private Path unpacked() {
    Path jar = Artifacts.jar(ARTIFACT + "-");
    Path folder = Path.of(binary + "-" + Artifacts.version(jar, ARTIFACT));
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    return Artifacts.once(folder, aside -> Artifacts.unpack(jar, resource, aside.resolve(resource)))
        .resolve(resource);
  }

  /** The server inside the artifact that suits this system. */
  static String resource(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    if (os.contains("linux")) {
      return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
    if (os.contains("mac")) {
      return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
    }
    throw new StackException("no redis for " + osName + " " + osArch + " in the local stack");
  }
}

package dev.rushgate.stack.up;

import dev.rushgate.stack.StackException;
import dev.rushgate.stack.up.demo.DemoStaff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the other scripts need to know of the running stack: {@code .local/run.json}. It holds the
 * secret that signs tokens, so only its owner may read it.
 */
record RunFile(
    String edgeUrl,
    String backofficeUrl,
    String redisUrl,
    String kafkaBootstrap,
    String mysqlUrl,
    String mysqlUser,
    String mysqlPassword,
    String jwtSecret,
    String ticketSecret,
    String issuer,
    DemoOwner owner,
    List<DemoStaff> staff,
    Map<String, Long> pids) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NAME = "run.json";

  static RunFile read(Path local) {
    Path file = local.resolve(NAME);
    if (!Files.exists(file)) {
      throw new StackException("no stack is running here: start it with scripts/up");
    }
    try {
      return JSON.readValue(Files.readString(file), RunFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, with who is on the staff besides the owner. */
  RunFile with(List<DemoStaff> others) {
    return new RunFile(
        edgeUrl,
        backofficeUrl,
        redisUrl,
        kafkaBootstrap,
        mysqlUrl,
        mysqlUser,
        mysqlPassword,
        jwtSecret,
        ticketSecret,
        issuer,
        owner,
        others,
        pids);
  }

  void write(Path local) {
    PrivateFiles.write(
        local.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
  }

  static void remove(Path local) {
    try {
      Files.deleteIfExists(local.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "RunFile[" + edgeUrl + " " + backofficeUrl + "]";
  }
}

package dev.rushgate.system;

import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.RespClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Redis as a test looks at it, past the services. */
final class RedisView {

  private static final long US_PER_MS = TimeUnit.MILLISECONDS.toMicros(1);

  private final int port;
  private final RedisKeys keys;

  RedisView(Deployment deployment, String drop) {
    this.port = deployment.stack().redis().port();
    this.keys = new RedisKeys(DropId.parse(drop).orElseThrow());
  }

  long waiting() {
    return Long.parseLong(call("ZCARD", keys.queue()));
  }

  long leased() {
    return Long.parseLong(call("ZCARD", keys.leased()));
  }

  /** Each lease, {@code no|member|seq}, with its expiry in ms of Redis' clock. */
  Map<String, Long> leases() {
    String found = call("ZRANGE", keys.leased(), "0", "-1", "WITHSCORES");
    var leases = new LinkedHashMap<String, Long>();
    if (!found.isEmpty()) {
      String[] words = found.split(" ", -1);
      for (int word = 0; word < words.length; word += 2) {
        leases.put(words[word], Long.parseLong(words[word + 1]));
      }
    }
    return leases;
  }

  long remaining() {
    return Long.parseLong(call("HGET", keys.spec(), "remaining"));
  }

  /** How many units were popped in this epoch. */
  long popped() {
    return Long.parseLong(call("HGET", keys.spec(), "no"));
  }

  void forgetScripts() {
    call("SCRIPT", "FLUSH");
  }

  /** Redis' own clock. */
  long nowMs() {
    String[] secondsAndMicros = call("TIME").split(" ", -1);
    return Long.parseLong(secondsAndMicros[0]) * 1_000
        + Long.parseLong(secondsAndMicros[1]) / US_PER_MS;
  }

  private String call(String... words) {
    try (var client = new RespClient(port)) {
      return client.call(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

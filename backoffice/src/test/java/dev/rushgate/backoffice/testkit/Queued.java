package dev.rushgate.backoffice.testkit;

import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Writes into Redis what the edge would have of a drop. */
public final class Queued {

  private final StringRedisTemplate redis = Running.bean(StringRedisTemplate.class);
  private final RedisKeys keys;

  public Queued(String drop) {
    keys = new RedisKeys(DropId.parse(drop).orElseThrow());
  }

  /** Armed in its first epoch, with that many units, none of them taken. */
  public Queued armed(int capacity) {
    String units = Integer.toString(capacity);
    redis
        .opsForHash()
        .putAll(
            keys.spec(),
            Map.ofEntries(
                Map.entry("epoch", "1"),
                Map.entry("fence", "1"),
                Map.entry("runId", runId()),
                Map.entry("state", "OPEN"),
                Map.entry("capacity", units),
                Map.entry("target", units),
                Map.entry("remaining", units),
                Map.entry("version", "1"),
                Map.entry("no", "0"),
                Map.entry("entered", "0"),
                Map.entry("admitted", "0"),
                Map.entry("refused", "0"),
                Map.entry("left", "0")));
    return this;
  }

  public Queued set(String field, Object value) {
    redis.opsForHash().put(keys.spec(), field, value.toString());
    return this;
  }

  public Queued add(String field, long more) {
    redis.opsForHash().increment(keys.spec(), field, more);
    return this;
  }

  /** Member {@code no} waits at that number. */
  public Queued waits(int no) {
    redis.opsForZSet().add(keys.queue(), Settled.member(no), no);
    return add("entered", 1);
  }

  /** Member {@code no} was popped, as the admission of that number, and Kafka has it. */
  public Queued sent(int no) {
    return sent(no, 0);
  }

  /** The same, so long ago. */
  public Queued sent(int no, long millisAgo) {
    hold(no);
    double at = System.currentTimeMillis() - millisAgo;
    redis.opsForZSet().add(keys.sent(), element(no), at);
    return this;
  }

  /** Member {@code no} was popped, as the admission of that number, and the database has it. */
  public Queued settled(int no) {
    hold(no);
    return this;
  }

  public Queued result(int no, String result) {
    redis.opsForHash().put(keys.results(), Settled.member(no), result);
    add(result.startsWith("LEFT") ? "left" : "refused", 1);
    return add("entered", 1);
  }

  private void hold(int no) {
    redis.opsForHash().put(keys.admitted(), Settled.member(no), "1." + no + "|" + no);
    add("entered", 1);
    add("admitted", 1);
    add("remaining", -1);
  }

  public void forget() {
    redis.delete(
        List.of(
            keys.spec(),
            keys.queue(),
            keys.leased(),
            keys.sent(),
            keys.admitted(),
            keys.results()));
  }

  private static String element(int no) {
    return no + "|" + Settled.member(no) + "|" + no;
  }

  private String runId() {
    Properties info =
        Objects.requireNonNull(
            redis.execute((RedisCallback<Properties>) c -> c.serverCommands().info("server")));
    return info.getProperty("run_id");
  }
}

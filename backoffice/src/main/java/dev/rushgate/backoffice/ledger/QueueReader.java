package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Reads a drop in Redis, all of it in one MULTI; writes nothing. */
@Component
class QueueReader {

  /** More than so many on their way are counted, but not looked at one by one. */
  static final int SENT_LOOKED_AT_MAX = 10_000;

  // They move with the clock alone, so they say nothing about whether anything happened.
  private static final List<String> RESTLESS = List.of("tokens", "tokensAt");

  private final RedisConnectionFactory redis;

  QueueReader(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  /** A reading, and what {@code admitted} holds for each of the members asked about. */
  record Read(QueueReading reading, List<@Nullable String> holds) {}

  Read read(DropId drop, List<String> members) {
    var keys = new RedisKeys(drop);
    try (RedisConnection connection = redis.getConnection()) {
      try {
        return read(connection, keys, members);
      } catch (RuntimeException e) {
        discard(connection);
        throw e;
      }
    }
  }

  /** A pooled connection that stays inside a MULTI would refuse the next one for ever. */
  static void discard(RedisConnection connection) {
    try {
      connection.discard();
    } catch (RuntimeException gone) {
      // The connection broke; the pool opens another.
    }
  }

  private static Read read(RedisConnection connection, RedisKeys keys, List<String> members) {
    connection.multi();
    connection.hashCommands().hGetAll(bytes(keys.spec()));
    connection.zSetCommands().zCard(bytes(keys.queue()));
    connection.zSetCommands().zCard(bytes(keys.leased()));
    connection.zSetCommands().zCard(bytes(keys.sent()));
    connection.zSetCommands().zRange(bytes(keys.sent()), 0, SENT_LOOKED_AT_MAX - 1);
    connection.hashCommands().hLen(bytes(keys.admitted()));
    connection.setCommands().sCard(bytes(keys.lost()));
    connection.serverCommands().info("server");
    if (!members.isEmpty()) {
      byte[][] fields = members.stream().map(QueueReader::bytes).toArray(byte[][]::new);
      connection.hashCommands().hMGet(bytes(keys.admitted()), fields);
    }
    return toRead(Objects.requireNonNull(connection.exec()));
  }

  private static Read toRead(List<@Nullable Object> replies) {
    var reading =
        new QueueReading(
            spec(replies.get(0)),
            number(replies.get(1)),
            number(replies.get(2)),
            number(replies.get(3)),
            texts(replies.get(4)),
            number(replies.get(5)),
            number(replies.get(6)),
            runId(replies.get(7)));
    return new Read(reading, replies.size() > 8 ? nullableTexts(replies.get(8)) : List.of());
  }

  private static Map<String, String> spec(@Nullable Object reply) {
    var spec = new TreeMap<String, String>();
    if (reply instanceof Map<?, ?> map) {
      map.forEach((name, value) -> spec.put(text(name), text(value)));
    }
    RESTLESS.forEach(spec::remove);
    return spec;
  }

  static String runId(@Nullable Object reply) {
    return reply instanceof Properties info ? info.getProperty("run_id", "") : "";
  }

  static long number(@Nullable Object reply) {
    return reply instanceof Long value ? value : 0;
  }

  static List<String> texts(@Nullable Object reply) {
    return reply instanceof Collection<?> all
        ? all.stream().map(QueueReader::text).toList()
        : List.of();
  }

  static List<@Nullable String> nullableTexts(@Nullable Object reply) {
    var texts = new ArrayList<@Nullable String>();
    if (reply instanceof Collection<?> all) {
      all.forEach(value -> texts.add(value == null ? null : text(value)));
    }
    return texts;
  }

  static String text(@Nullable Object reply) {
    return reply instanceof byte[] raw ? new String(raw, StandardCharsets.UTF_8) : "";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.zset.Tuple;
import org.springframework.stereotype.Component;

/** Reads the few figures of a drop that are looked at every second; writes nothing. */
@Component
class PulseReader {

  /** So many of those under way are looked at, the oldest first. */
  static final int SENT_LOOKED_AT_MAX = 100;

  private static final List<String> FIELDS =
      List.of("epoch", "fence", "runId", "remaining", "entered", "admitted", "closed", "state");

  private final RedisConnectionFactory redis;

  PulseReader(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  /** Of the units that Kafka has: whose it is, and since when. */
  record Sent(String member, long sinceMs) {}

  /** A reading; {@code oldest} are the first of all that were sent. */
  record Read(
      Map<String, String> spec,
      long waiting,
      long leased,
      long sentCount,
      List<Sent> oldest,
      String runId,
      long nowMs) {

    boolean isPublished() {
      return spec.containsKey("epoch");
    }

    boolean armed() {
      return number("fence") <= number("epoch") && runId.equals(spec.get("runId"));
    }

    boolean over() {
      return "1".equals(spec.get("closed")) || "CLOSED".equals(spec.get("state"));
    }

    long number(String field) {
      return Long.parseLong(spec.getOrDefault(field, "0"));
    }
  }

  Read read(DropId drop) {
    var keys = new RedisKeys(drop);
    try (RedisConnection connection = redis.getConnection()) {
      try {
        return read(connection, keys);
      } catch (RuntimeException e) {
        QueueReader.discard(connection);
        throw e;
      }
    }
  }

  long nowMs() {
    try (RedisConnection connection = redis.getConnection()) {
      return Objects.requireNonNull(connection.serverCommands().time());
    }
  }

  private static Read read(RedisConnection connection, RedisKeys keys) {
    byte[] sent = QueueReader.bytes(keys.sent());
    connection.multi();
    connection
        .hashCommands()
        .hMGet(
            QueueReader.bytes(keys.spec()),
            FIELDS.stream().map(QueueReader::bytes).toArray(byte[][]::new));
    connection.zSetCommands().zCard(QueueReader.bytes(keys.queue()));
    connection.zSetCommands().zCard(QueueReader.bytes(keys.leased()));
    connection.zSetCommands().zCard(sent);
    connection.zSetCommands().zRangeWithScores(sent, 0, SENT_LOOKED_AT_MAX - 1);
    connection.serverCommands().info("server");
    connection.serverCommands().time();
    List<@Nullable Object> replies = Objects.requireNonNull(connection.exec());
    return new Read(
        spec(QueueReader.nullableTexts(replies.get(0))),
        QueueReader.number(replies.get(1)),
        QueueReader.number(replies.get(2)),
        QueueReader.number(replies.get(3)),
        oldest(replies.get(4)),
        QueueReader.runId(replies.get(5)),
        QueueReader.number(replies.get(6)));
  }

  private static Map<String, String> spec(List<@Nullable String> values) {
    var spec = new HashMap<String, String>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value != null && !value.isEmpty()) {
        spec.put(FIELDS.get(i), value);
      }
    }
    return spec;
  }

  private static List<Sent> oldest(@Nullable Object reply) {
    var oldest = new ArrayList<Sent>();
    if (reply instanceof Collection<?> tuples) {
      for (Object one : tuples) {
        if (one instanceof Tuple tuple) {
          String element = QueueReader.text(tuple.getValue());
          String member = element.substring(element.indexOf('|') + 1, element.lastIndexOf('|'));
          oldest.add(new Sent(member, tuple.getScore().longValue()));
        }
      }
    }
    return oldest;
  }
}

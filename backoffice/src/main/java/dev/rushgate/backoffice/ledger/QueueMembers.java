package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.zset.Tuple;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.stereotype.Service;

/**
 * Reads who is in a drop's queue, on their way to the database, or out of it again. Everything
 * moves while it is read, so two looks may tell of one member twice or not at all.
 */
@Service
public class QueueMembers {

  private static final int AT_ONCE = 1_000;

  private final RedisConnectionFactory redis;

  QueueMembers(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  /** A waiting member; the sequence is negative in a lobby. */
  public record Waiting(String member, long sequence) {}

  /** A member whose unit was popped and is not settled. */
  public record UnderWay(String member, long sequence, long no) {}

  /** A member who left or was refused. */
  public record Gone(String member, boolean left, @Nullable String reason) {}

  public long waitingCount(DropId drop) {
    return call(c -> number(c.zSetCommands().zCard(bytes(new RedisKeys(drop).queue()))));
  }

  /** From a place in the queue on. */
  public List<Waiting> waiting(DropId drop, long from, int count) {
    byte[] queue = bytes(new RedisKeys(drop).queue());
    return call(c -> waiting(c.zSetCommands().zRangeWithScores(queue, from, from + count - 1)));
  }

  /** Behind a sequence number; null: from the head. */
  public List<Waiting> waitingBehind(DropId drop, @Nullable Long sequence, int count) {
    byte[] queue = bytes(new RedisKeys(drop).queue());
    Range<Double> behind =
        sequence == null
            ? Range.unbounded()
            : Range.of(
                Range.Bound.exclusive(sequence.doubleValue()), Range.Bound.<Double>unbounded());
    return call(
        c ->
            waiting(
                c.zSetCommands()
                    .zRangeByScoreWithScores(queue, behind, Limit.limit().count(count))));
  }

  /** All of them: there are no more than units in one moment's work of the workers. */
  public List<UnderWay> underWay(DropId drop) {
    var keys = new RedisKeys(drop);
    return call(
        c -> {
          var all = new ArrayList<UnderWay>();
          for (String key : List.of(keys.sent(), keys.leased())) {
            var elements = c.zSetCommands().zRange(bytes(key), 0, QueueReader.SENT_LOOKED_AT_MAX);
            QueueReader.texts(elements).forEach(element -> all.add(underWay(element)));
          }
          return all;
        });
  }

  /**
   * Tells of each who left or was refused, in no order, until so many results were looked at;
   * whether these were all.
   */
  public boolean gone(DropId drop, long resultsMax, Consumer<Gone> each) {
    byte[] results = bytes(new RedisKeys(drop).results());
    var options = ScanOptions.scanOptions().count(AT_ONCE).build();
    return call(
        c -> {
          long looked = 0;
          try (Cursor<Map.Entry<byte[], byte[]>> found = c.hashCommands().hScan(results, options)) {
            while (found.hasNext() && looked++ < resultsMax) {
              var entry = found.next();
              Gone gone = gone(text(entry.getKey()), text(entry.getValue()));
              if (gone != null) {
                each.accept(gone);
              }
            }
          }
          return looked <= resultsMax;
        });
  }

  /** The member's place in the queue, if they wait. */
  public @Nullable Waiting waiting(DropId drop, String member) {
    byte[] queue = bytes(new RedisKeys(drop).queue());
    Double score = this.<@Nullable Double>call(c -> c.zSetCommands().zScore(queue, bytes(member)));
    return score == null ? null : new Waiting(member, score.longValue());
  }

  /** Whether and how the member went out of the queue. */
  public @Nullable Gone gone(DropId drop, String member) {
    byte[] results = bytes(new RedisKeys(drop).results());
    List<@Nullable String> found =
        call(c -> QueueReader.nullableTexts(c.hashCommands().hMGet(results, bytes(member))));
    String result = found.isEmpty() ? null : found.getFirst();
    return result == null ? null : gone(member, result);
  }

  private static @Nullable Gone gone(String member, String result) {
    String[] words = result.split("\\|", 2);
    return switch (words[0]) {
      case "LEFT" -> new Gone(member, true, null);
      case "REFUSED" -> new Gone(member, false, words.length > 1 ? words[1] : null);
      default -> null; // the database has the row
    };
  }

  private static List<Waiting> waiting(@Nullable Collection<Tuple> tuples) {
    return tuples == null
        ? List.of()
        : tuples.stream()
            .map(one -> new Waiting(text(one.getValue()), one.getScore().longValue()))
            .toList();
  }

  private static UnderWay underWay(String element) {
    String[] parts = element.split("\\|", 3);
    return new UnderWay(parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[0]));
  }

  private <T extends @Nullable Object> T call(Function<RedisConnection, T> read) {
    try (RedisConnection connection = redis.getConnection()) {
      return read.apply(connection);
    }
  }

  private static long number(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static String text(byte[] raw) {
    return QueueReader.text(raw);
  }

  private static byte[] bytes(String text) {
    return QueueReader.bytes(text);
  }
}

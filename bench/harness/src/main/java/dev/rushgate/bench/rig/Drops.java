package dev.rushgate.bench.rig;

import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.stack.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Drops as the back office would write them; a running drain role publishes them. */
public final class Drops {

  private static final Duration PUBLISHED_MAX = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final String SPEC =
      """
      INSERT INTO drop_spec (drop_id, kind, title, discount, valid_until, offered, waitlist,
        lobby_max, admit_per_second, opens_at, closes_at, seed, created_at)
      VALUES (?, 'COUPON', 'A coupon of the bench', 1000, ?, ?, ?, 0, ?, ?, ?, ?, ?)
      """;

  private static final String STOCK =
      """
      INSERT INTO drop_stock (drop_id, capacity, target, live, paid, epoch, next_epoch, version,
        state, suspect) VALUES (?, ?, ?, 0, 0, 0, 0, 1, 'OPEN', FALSE)
      """;

  private static final String ENTRIES =
      """
      local spec = redis.call('HMGET', KEYS[1], 'entered', 'no')
      return {tonumber(spec[1]), redis.call('ZCARD', KEYS[2]) + tonumber(spec[2])}
      """;

  private static final String SEED = "00".repeat(32);

  private final Rig rig;
  private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * 1_000);
  private final List<DropId> made = new ArrayList<>();

  public Drops(Rig rig) {
    this.rig = rig;
  }

  /** A coupon drop that is open and armed when this returns. */
  public DropId coupon(int capacity, int waitlist, int admitPerSecond) {
    var id = new DropId(ids.incrementAndGet());
    var now = Instant.now();
    var before = Timestamp.from(now.minusSeconds(60));
    var after = Timestamp.from(now.plusSeconds(86_400));
    Database database = rig.database();
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl() + "&timezone=UTC", database.user(), database.password());
        var spec = connection.prepareStatement(SPEC);
        var stock = connection.prepareStatement(STOCK)) {
      connection.setAutoCommit(false);
      spec.setLong(1, id.value());
      spec.setTimestamp(2, after);
      spec.setInt(3, capacity);
      spec.setInt(4, waitlist);
      spec.setInt(5, admitPerSecond);
      spec.setTimestamp(6, before);
      spec.setTimestamp(7, after);
      spec.setString(8, SEED);
      spec.setTimestamp(9, before);
      spec.executeUpdate();
      stock.setLong(1, id.value());
      stock.setInt(2, capacity);
      stock.setInt(3, capacity);
      stock.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the bench could not create a drop", e);
    }
    made.add(id);
    awaitArmed(id);
    return id;
  }

  /** All of them. */
  public List<DropId> made() {
    return List.copyOf(made);
  }

  /** A number of the drop's hash in Redis, such as {@code entered}. */
  public long number(DropId drop, String field) {
    String value = rig.redis("HGET", new RedisKeys(drop).spec(), field);
    return value.equals("nil") ? 0 : Long.parseLong(value);
  }

  /** How many entered, and how many of them wait or were served, at one instant. */
  public record Entries(long entered, long kept) {}

  public Entries entries(DropId drop) {
    var keys = new RedisKeys(drop);
    String[] read = rig.redis("EVAL", ENTRIES, "2", keys.spec(), keys.queue()).split(" ", -1);
    return new Entries(Long.parseLong(read[0]), Long.parseLong(read[1]));
  }

  private void awaitArmed(DropId drop) {
    long deadline = System.nanoTime() + PUBLISHED_MAX.toNanos();
    while (number(drop, "epoch") == 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("drop " + drop + " was not published in time");
      }
      Pause.of(LOOK_AGAIN);
    }
  }
}

package dev.rushgate.edge.gate;

import dev.rushgate.edge.queue.AdmitOutcome;
import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.Pop;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.Restoration;
import dev.rushgate.edge.queue.SpecChange;
import dev.rushgate.model.Drop;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropState;
import dev.rushgate.model.Limits;
import dev.rushgate.model.Money;
import dev.rushgate.model.Offer;
import dev.rushgate.model.RedisKeys;
import dev.rushgate.model.Schedule;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A drop of a test's own, put into Redis as a publisher would. */
final class TestDrop {

  private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() * 1_000);

  final DropId id = new DropId(IDS.incrementAndGet());
  private int capacity = 3;
  private int waitlist = 100;
  private int lobbyMax = 100;
  private DropState state = DropState.OPEN;
  private Instant opensAt = now().minusSeconds(60);
  private Instant closesAt = now().plusSeconds(3_600);
  private @Nullable Instant lobbyOpensAt;
  private long version = 1;

  static TestDrop aDeal() {
    return new TestDrop();
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  TestDrop of(int units, int places) {
    capacity = units;
    waitlist = places;
    return this;
  }

  TestDrop openingAt(Instant instant) {
    opensAt = instant;
    return this;
  }

  TestDrop withLobby(int places) {
    opensAt = now().plusSeconds(600);
    lobbyOpensAt = now().minusSeconds(5);
    lobbyMax = places;
    return this;
  }

  TestDrop closingAt(Instant instant) {
    closesAt = instant;
    return this;
  }

  String path() {
    return "/api/v1/drops/" + id;
  }

  Drop drop() {
    return new Drop(
        id,
        "A drop of " + capacity,
        new Offer.Deal(77, new Money(39_000), new Money(59_000), Duration.ofMinutes(5)),
        new Limits(capacity, waitlist, lobbyMax, 100_000),
        new Schedule(opensAt, closesAt, lobbyOpensAt),
        "seed-of-" + id);
  }

  /** As the rebuild of that number would, with nothing sold. */
  void publish(RedisLink link, long number) {
    var queue = queue(link);
    Waiting.on(queue.fence(number));
    Waiting.on(queue.restore(restoration(number)));
    Waiting.on(
        link.call(Request.cmd(Command.SADD).arg(RedisKeys.DIRECTORY).arg(id.toString()))
            .mapEmpty());
  }

  TestDrop published(RedisLink link) {
    publish(link, 1);
    return this;
  }

  private Restoration restoration(long number) {
    return new Restoration(
        number, version, state, drop(), capacity, capacity, List.of(), List.of(), List.of(),
        Map.of(), 0, false, 0);
  }

  /** The operator pauses, resumes or closes it. */
  void change(RedisLink link, DropState to) {
    state = to;
    Waiting.on(queue(link).update(new SpecChange(1, ++version, capacity, to, drop())));
  }

  /** A drainer takes up to {@code max} and says that Kafka has them. */
  List<Pop> admit(RedisLink link, int max) {
    var admitted = (AdmitOutcome.Admitted) Waiting.on(queue(link).admit(max, 5_000));
    if (!admitted.popped().isEmpty()) {
      Waiting.on(queue(link).acknowledge(1, admitted.popped()));
    }
    return admitted.popped();
  }

  DropQueue queue(RedisLink link) {
    return new DropQueue(link, id);
  }
}

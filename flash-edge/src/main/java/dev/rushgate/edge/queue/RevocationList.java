package dev.rushgate.edge.queue;

import static dev.rushgate.model.RedisKeys.REVOCATIONS;
import static dev.rushgate.model.RedisKeys.REVOCATION_ENDS;
import static dev.rushgate.model.RedisKeys.REVOCATION_HEAD;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The list of revocations in Redis, over one link: publishers write it, gates read it. Each method
 * but {@link #fill} is one call; all may be repeated. Futures fail with a {@link RedisFault}.
 */
public final class RevocationList {

  /** Revocations in one call. */
  public static final int BATCH_MAX = 1_000;

  /** What a gate holds in memory at most, some 30 MB; of a longer list it confirms nothing. */
  public static final int LIVE_MAX = 200_000;

  /**
   * For how long what ended is kept: clocks differ a little, and a gate that was cut off for less
   * still hears of an UNBLOCK.
   */
  public static final long ENDED_KEPT_MS = 60_000;

  private static final List<String> KEYS = List.of(REVOCATIONS, REVOCATION_ENDS, REVOCATION_HEAD);

  private final RedisLink link;
  private final Scripts scripts;

  public RevocationList(RedisLink link) {
    this.link = link;
    this.scripts = new Scripts(link);
  }

  /** How far the list goes; empty when there is none. */
  public Future<Optional<RevocationHead>> head() {
    return link.call(Request.cmd(Command.HMGET).arg(REVOCATION_HEAD).arg("life").arg("number"))
        .map(
            reply ->
                reply == null || reply.get(0) == null || reply.get(1) == null
                    ? Optional.empty()
                    : Optional.of(
                        new RevocationHead(
                            reply.get(0).toString(), Long.parseLong(reply.get(1).toString()))));
  }

  /**
   * Adds all there is between a head that the caller saw and {@code upTo}, at most {@link
   * #BATCH_MAX}. Completes with whether the list goes that far now; if not, its head is another
   * than the caller thought.
   */
  public Future<Boolean> copy(RevocationHead seen, long upTo, List<Revocation> revocations) {
    if (revocations.size() > BATCH_MAX) {
      throw new IllegalArgumentException("a batch has at most " + BATCH_MAX + " elements");
    }
    var range = Stream.of(seen.life(), Long.toString(seen.number()), Long.toString(upTo));
    var each = revocations.stream().flatMap(RevocationList::fields);
    return scripts
        .run(Script.COPY_REVOCATIONS, KEYS, Stream.concat(range, each).toList())
        .map(
            reply ->
                switch (reply.word()) {
                  case "COPIED" -> true;
                  case "CHANGED" -> false;
                  default -> throw reply.unexpected();
                });
  }

  /**
   * Writes the whole list in place of what the caller saw. Completes with whether it did; if not,
   * somebody else was faster.
   *
   * @param upTo the list is whole up to here
   * @param live all that count, no two of them alike and no UNBLOCK
   */
  public Future<Boolean> fill(
      Optional<RevocationHead> seen, long upTo, Collection<Revocation> live) {
    var filling = new RevocationFilling(link, scripts, List.copyOf(live));
    return filling.writeLists().compose(v -> filling.swap(KEYS, seen, upTo));
  }

  /** Reads what is numbered above {@code after}, at most {@link #BATCH_MAX}. */
  public Future<RevocationPage> read(long after) {
    return scripts
        .run(
            Script.READ_REVOCATIONS,
            List.of(REVOCATIONS, REVOCATION_HEAD),
            List.of(Long.toString(after), Integer.toString(BATCH_MAX)))
        .map(RevocationList::page);
  }

  /** Forgets what ended {@link #ENDED_KEPT_MS} ago; completes with how many, at most the batch. */
  public Future<Integer> trim() {
    return scripts
        .run(
            Script.TRIM_REVOCATIONS,
            List.of(REVOCATIONS, REVOCATION_ENDS),
            List.of(Long.toString(ENDED_KEPT_MS), Integer.toString(BATCH_MAX)))
        .map(reply -> (int) reply.number(1));
  }

  private static Stream<String> fields(Revocation r) {
    return Stream.of(
        Long.toString(r.number()),
        r.kind().name(),
        EntryForm.text(r.beforeMs()),
        EntryForm.text(r.expiresMs()),
        r.subject());
  }

  private static RevocationPage page(Reply reply) {
    return switch (reply.word()) {
      case "MISSING" -> new RevocationPage.Missing();
      case "OK" -> {
        var head = new RevocationHead(reply.text(1), reply.number(2));
        var flat = reply.at(4);
        var revocations =
            Stream.iterate(0, i -> i < flat.size(), i -> i + 2)
                .map(i -> Revocation.of(flat.text(i), flat.number(i + 1)))
                .toList();
        boolean last = revocations.size() < BATCH_MAX;
        yield new RevocationPage.Part(head, (int) reply.number(3), revocations, last);
      }
      default -> throw reply.unexpected();
    };
  }
}

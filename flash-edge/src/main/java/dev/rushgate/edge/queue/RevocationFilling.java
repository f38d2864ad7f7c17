package dev.rushgate.edge.queue;

import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * {@code fillRevocations.lua} and what goes before it: the list is written to temporary keys of
 * this filling alone, in chunks. They expire by themselves should the publisher die; the script
 * checks by size that none has.
 */
final class RevocationFilling {

  private static final long LISTS_LIVE_MS = 600_000;

  private final RedisLink link;
  private final Scripts scripts;
  private final List<Revocation> live;
  private final List<Revocation> ending;
  private final String list;
  private final String ends;

  RevocationFilling(RedisLink link, Scripts scripts, List<Revocation> live) {
    this.link = link;
    this.scripts = scripts;
    this.live = live;
    this.ending = live.stream().filter(one -> one.expiresMs().isPresent()).toList();
    long filling = ThreadLocalRandom.current().nextLong();
    this.list = RedisKeys.revocationFilling(filling, "list");
    this.ends = RedisKeys.revocationFilling(filling, "ends");
  }

  Future<Void> writeLists() {
    return write(list, live.stream().map(Scored::byNumber).toList())
        .compose(v -> write(ends, ending.stream().map(Scored::byEnd).toList()));
  }

  Future<Boolean> swap(List<String> keys, Optional<RevocationHead> seen, long upTo) {
    var head = Stream.of(seen.map(RevocationHead::life).orElse(""), number(seen));
    var sizes = Stream.of(upTo, (long) live.size(), (long) ending.size()).map(String::valueOf);
    return scripts
        .run(
            Script.FILL_REVOCATIONS,
            Stream.concat(keys.stream(), Stream.of(list, ends)).toList(),
            Stream.concat(head, sizes).toList())
        .map(
            reply ->
                switch (reply.word()) {
                  case "FILLED" -> true;
                  case "CHANGED", "INCOMPLETE" -> false;
                  default -> throw reply.unexpected();
                });
  }

  private static String number(Optional<RevocationHead> seen) {
    return seen.map(head -> Long.toString(head.number())).orElse("");
  }

  private record Scored(long score, String element) {

    static Scored byNumber(Revocation one) {
      return new Scored(one.number(), one.element());
    }

    static Scored byEnd(Revocation one) {
      return new Scored(one.expiresMs().orElseThrow(), one.element());
    }
  }

  private Future<Void> write(String key, List<Scored> entries) {
    Future<?> written = Future.succeededFuture();
    for (int from = 0; from < entries.size(); from += RevocationList.BATCH_MAX) {
      var chunk = entries.subList(from, Math.min(from + RevocationList.BATCH_MAX, entries.size()));
      written = written.compose(v -> writeChunk(key, chunk));
    }
    return written.mapEmpty();
  }

  private Future<?> writeChunk(String key, List<Scored> chunk) {
    var request = Request.cmd(Command.ZADD).arg(key);
    chunk.forEach(entry -> request.arg(entry.score()).arg(entry.element()));
    return link.call(request)
        .compose(v -> link.call(Request.cmd(Command.PEXPIRE).arg(key).arg(LISTS_LIVE_MS)));
  }
}

package dev.rushgate.edge.queue;

import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code restore.lua} and what goes before it: long lists are written to temporary keys in chunks.
 * Those expire by themselves should the rebuilder die; the script checks that none has, by size.
 */
final class RestoreScript {

  private static final int CHUNK_PAIRS = 1_000;
  private static final long LISTS_LIVE_MS = 600_000;

  private final RedisLink link;
  private final RedisKeys keys;
  private final Restoration restoration;

  RestoreScript(RedisLink link, RedisKeys keys, Restoration restoration) {
    this.link = link;
    this.keys = keys;
    this.restoration = restoration;
  }

  /** Writes the lists; each key is emptied first, as an attempt before may have left something. */
  Future<Void> writeLists() {
    return write(Command.HSET, "live", holds(restoration.live()))
        .compose(v -> write(Command.HSET, "dead", holds(restoration.dead())))
        .compose(v -> write(Command.ZADD, "requeue", places(restoration.requeue())))
        .compose(v -> write(Command.HSET, "told", results()));
  }

  List<String> keys(List<String> ofDrop) {
    return Stream.concat(
            ofDrop.stream(), Stream.of("live", "dead", "requeue", "told").map(this::key))
        .toList();
  }

  Stream<String> arguments() {
    var r = restoration;
    var numbers =
        Stream.of(r.number(), r.version(), r.capacity(), r.target(), r.highestSeq())
            .map(String::valueOf);
    var sizes =
        Stream.of(r.live().size(), r.dead().size(), r.requeue().size(), r.told().size())
            .map(String::valueOf);
    var opened = Stream.of(r.anyAdmission() ? "1" : "0", Long.toString(r.admittedCount()));
    return Stream.of(numbers, opened, sizes, SpecFields.write(r.drop(), r.state()))
        .flatMap(part -> part);
  }

  static RestoreOutcome read(Reply reply) {
    return switch (reply.word()) {
      case "RESTORED" -> new RestoreOutcome.Restored(reply.number(1));
      case "ALREADY" -> new RestoreOutcome.Already();
      case "FENCED" -> new RestoreOutcome.Fenced();
      case "INCOMPLETE" -> new RestoreOutcome.Incomplete();
      default -> throw reply.unexpected();
    };
  }

  private String key(String part) {
    return keys.rebuild(restoration.number(), part);
  }

  private Future<Void> write(Command command, String part, List<String> flat) {
    Future<?> written = link.call(Request.cmd(Command.DEL).arg(key(part)));
    for (int from = 0; from < flat.size(); from += 2 * CHUNK_PAIRS) {
      var chunk = flat.subList(from, Math.min(from + 2 * CHUNK_PAIRS, flat.size()));
      written = written.compose(v -> writeChunk(command, part, chunk));
    }
    return written
        .compose(v -> link.call(Request.cmd(Command.PEXPIRE).arg(key(part)).arg(LISTS_LIVE_MS)))
        .mapEmpty();
  }

  private Future<?> writeChunk(Command command, String part, List<String> chunk) {
    var request = Request.cmd(command).arg(key(part));
    chunk.forEach(request::arg);
    return link.call(request);
  }

  private static List<String> holds(List<Hold> holds) {
    List<String> flat = new ArrayList<>(2 * holds.size());
    for (var hold : holds) {
      flat.add(hold.member().value());
      flat.add(hold.value());
    }
    return flat;
  }

  private static List<String> places(List<Hold> holds) {
    List<String> flat = new ArrayList<>(2 * holds.size());
    for (var hold : holds) {
      flat.add(Long.toString(hold.seq()));
      flat.add(hold.member().value());
    }
    return flat;
  }

  private List<String> results() {
    List<String> flat = new ArrayList<>(2 * restoration.told().size());
    restoration
        .told()
        .forEach(
            (member, entry) -> {
              flat.add(member.value());
              flat.add(EntryForm.result(entry));
            });
    return flat;
  }
}

package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The set of published drops, by which gates and drainers learn what there is. */
final class Directory {

  private final RedisLink link;

  Directory(RedisLink link) {
    this.link = link;
  }

  Future<Void> add(List<DropId> drops) {
    var request = Request.cmd(Command.SADD).arg(RedisKeys.DIRECTORY);
    drops.forEach(drop -> request.arg(drop.toString()));
    return drops.isEmpty() ? Future.succeededFuture() : link.call(request).mapEmpty();
  }

  Future<List<DropId>> all() {
    return link.call(Request.cmd(Command.SMEMBERS).arg(RedisKeys.DIRECTORY)).map(Directory::ids);
  }

  /** Removes all that Redis has of a drop; its entry here goes last, so that it can be repeated. */
  Future<Void> erase(DropId drop) {
    var keys = new RedisKeys(drop);
    var request = Request.cmd(Command.DEL);
    Stream.of(keys.spec(), keys.queue(), keys.leased(), keys.sent(), keys.admitted())
        .forEach(request::arg);
    request.arg(keys.results()).arg(keys.lost()).arg(keys.rebuildLock());
    return link.call(request)
        .compose(
            gone ->
                link.call(Request.cmd(Command.SREM).arg(RedisKeys.DIRECTORY).arg(drop.toString())))
        .compose(gone -> link.publish(RedisKeys.EVENTS, "drop " + drop))
        .mapEmpty();
  }

  private static List<DropId> ids(@Nullable Response members) {
    return members == null
        ? List.of()
        : StreamSupport.stream(members.spliterator(), false)
            .map(member -> DropId.parse(member.toString()))
            .flatMap(Optional::stream)
            .toList();
  }
}

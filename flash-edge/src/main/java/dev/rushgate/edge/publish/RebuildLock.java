package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.UUID;

/**
 * Keeps two publishers from rebuilding one drop at a time for nothing. Only that: it expires, it is
 * lost with Redis, and nobody's safety hangs on it.
 */
final class RebuildLock {

  /** How long a drop waits for another publisher when the one that held the lock has died. */
  static final long HELD_MS = 5_000;

  private final RedisLink link;
  private final String mine = UUID.randomUUID().toString();

  RebuildLock(RedisLink link) {
    this.link = link;
  }

  Future<Boolean> take(DropId drop) {
    return link.call(
            Request.cmd(Command.SET).arg(key(drop)).arg(mine).arg("NX").arg("PX").arg(HELD_MS))
        .map(answer -> answer != null);
  }

  /** Holds on to a lock that {@link #take} gave. */
  Future<Void> renew(DropId drop) {
    return link.call(Request.cmd(Command.PEXPIRE).arg(key(drop)).arg(HELD_MS)).mapEmpty();
  }

  /** Lets go, if it is still ours. */
  Future<Void> release(DropId drop) {
    return link.call(Request.cmd(Command.GET).arg(key(drop)))
        .compose(
            holder ->
                holder != null && mine.equals(holder.toString())
                    ? link.call(Request.cmd(Command.DEL).arg(key(drop)))
                    : Future.succeededFuture())
        .mapEmpty();
  }

  private static String key(DropId drop) {
    return new RedisKeys(drop).rebuildLock();
  }
}

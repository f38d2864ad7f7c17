package dev.rushgate.edge.gate.board;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** Reads the members of a drop piece by piece: first who waits, then who has a unit in hands. */
final class MemberScan {

  /** Elements per piece; at 1,000 a piece holds Redis up for some 0.3 ms. */
  private static final int PIECE = 1_000;

  private static final String START = "0";

  private final RedisLink link;
  private final MemberSet found = new MemberSet();

  private MemberScan(RedisLink link) {
    this.link = link;
  }

  static Future<MemberSet> of(RedisLink link, DropId drop) {
    var keys = new RedisKeys(drop);
    var scan = new MemberScan(link);
    return scan.next(Command.ZSCAN, keys.queue(), START)
        .compose(v -> scan.next(Command.HSCAN, keys.admitted(), START))
        .map(v -> scan.found);
  }

  private Future<Void> next(Command command, String key, String cursor) {
    return link.call(Request.cmd(command).arg(key).arg(cursor).arg("COUNT").arg(PIECE))
        .compose(
            reply -> {
              if (reply == null) {
                return Future.failedFuture(new IllegalStateException("a scan without an answer"));
              }
              take(reply.get(1));
              String further = reply.get(0).toString();
              return further.equals(START) || found.size() > LiveMembers.MEMBERS_MAX
                  ? Future.succeededFuture()
                  : next(command, key, further);
            });
  }

  /** Member, value, member, value: what stands beside a member is of no interest. */
  private void take(Response elements) {
    for (int i = 0; i < elements.size(); i += 2) {
      found.add(elements.get(i).toString());
    }
  }
}

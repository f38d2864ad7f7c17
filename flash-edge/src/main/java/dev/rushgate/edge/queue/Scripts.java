package dev.rushgate.edge.queue;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts by their SHA-1. A Redis that does not know one (it restarted, or its cache was
 * flushed) is given it, and the call is repeated once: it had not run.
 */
final class Scripts {

  private final RedisLink link;

  Scripts(RedisLink link) {
    this.link = link;
  }

  Future<Reply> run(Script script, List<String> keys, List<String> arguments) {
    return evaluate(script, keys, arguments)
        .recover(
            fault ->
                fault instanceof RedisRefused refused && refused.isUnknownScript()
                    ? load(script).compose(loaded -> evaluate(script, keys, arguments))
                    : Future.failedFuture(fault))
        .map(Reply::of);
  }

  private Future<@Nullable Response> evaluate(
      Script script, List<String> keys, List<String> arguments) {
    var request = Request.cmd(Command.EVALSHA).arg(script.sha1()).arg(keys.size());
    keys.forEach(request::arg);
    arguments.forEach(request::arg);
    return link.call(request);
  }

  private Future<@Nullable Response> load(Script script) {
    return link.call(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.source()));
  }
}

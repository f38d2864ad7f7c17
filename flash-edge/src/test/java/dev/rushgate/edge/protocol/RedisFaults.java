package dev.rushgate.edge.protocol;

import dev.rushgate.edge.fixture.OnLoop;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.stack.LocalStack;
import dev.rushgate.stack.RedisServer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Ways in which Redis ends and comes back; each returns when all these links are up again. */
record RedisFaults(List<RedisLink> links) {

  private static final Duration LINKS_UP_MAX = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** With nothing lost. */
  void restart() {
    server().kill();
    start();
  }

  void comeBackEmpty() {
    server().kill();
    server().wipe();
    start();
  }

  /** The tail that {@link #loseTail} loses begins here. */
  void beginTail(Path copy) {
    server().saveData(copy);
  }

  /** A restart with the data as it was at {@link #beginTail}. */
  void loseTail(Path copy) {
    server().kill();
    server().restoreData(copy);
    start();
  }

  private void start() {
    server().start();
    for (var link : links) {
      Awaitility.await()
          .atMost(LINKS_UP_MAX)
          .pollInterval(LOOK_AGAIN)
          .ignoreExceptions()
          .until(
              () ->
                  OnLoop.answer(link.call(Request.cmd(Command.PING)).map(String::valueOf))
                      .equals("PONG"));
    }
  }

  private static RedisServer server() {
    return LocalStack.shared().redis();
  }
}

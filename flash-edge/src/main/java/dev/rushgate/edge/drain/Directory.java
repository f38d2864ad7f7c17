package dev.rushgate.edge.drain;

import dev.rushgate.edge.queue.EventsListener;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which drops there are, by looking regularly and whenever an unknown one is heard of. */
final class Directory implements EventsListener {

  static final long LOOK_MS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Directory.class);

  private final Vertx vertx;
  private final RedisLink link;
  private final Rounds rounds;
  private boolean looking;
  private boolean stopped;

  Directory(Vertx vertx, RedisLink link, Rounds rounds) {
    this.vertx = vertx;
    this.link = link;
    this.rounds = rounds;
  }

  /** Looks now and from now on. */
  void start() {
    look();
    vertx.setPeriodic(
        LOOK_MS,
        timer -> {
          if (stopped) {
            vertx.cancelTimer(timer);
          } else {
            look();
          }
        });
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void dropChanged(DropId drop) {
    if (rounds.has(drop)) {
      rounds.hear(drop);
    } else {
      look();
    }
  }

  @Override
  public void entryChanged(DropId drop, MemberId member) {
    // Entries alone give a drainer nothing to do.
  }

  @Override
  public void mayHaveMissed() {
    look();
  }

  // Without an answer the drops known so far go on: the directory names them, it does not end them.
  private void look() {
    if (looking || stopped) {
      return;
    }
    looking = true;
    drops(link)
        .onComplete(done -> looking = false)
        .onSuccess(onlyWhileRunning(rounds::seat))
        .onFailure(e -> log.debug("directory not read", e));
  }

  private Handler<Collection<DropId>> onlyWhileRunning(Consumer<Collection<DropId>> action) {
    return drops -> {
      if (!stopped) {
        action.accept(drops);
      }
    };
  }

  private static Future<Collection<DropId>> drops(RedisLink link) {
    return link.call(Request.cmd(Command.SMEMBERS).arg(RedisKeys.DIRECTORY)).map(Directory::read);
  }

  private static Collection<DropId> read(@Nullable Response members) {
    return members == null
        ? List.of()
        : StreamSupport.stream(members.spliterator(), false)
            .map(Response::toString)
            .map(DropId::parse)
            .flatMap(Optional::stream)
            .toList();
  }
}

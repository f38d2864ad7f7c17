package dev.rushgate.edge.gate.access;

import dev.rushgate.edge.queue.RevocationList;
import dev.rushgate.edge.queue.RevocationPage;
import io.vertx.core.Future;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings memory up to what Redis has: what came after the last number, or the whole list at first,
 * after another filling, and after so long without a confirmation that something may have been
 * trimmed unseen. A whole list takes the place of the old one only once all of it is there.
 * Confined to one event loop, one read at a time.
 */
final class RevocationReader {

  /** Redis answered, but not with a list to judge by. */
  static final class NotConfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConfirmed(String why) {
      super(why, null, false, false);
    }
  }

  /** A reading under way: of which life, null for any, and how far it is. */
  private record Reading(RevokedTokens into, @Nullable String life, long after) {

    Reading to(String readLife, long number) {
      return new Reading(into, readLife, number);
    }
  }

  private final RevocationList redis;
  private final Revocations memory;
  private final LongSupplier ownMs;
  private @Nullable String life;
  private long head;

  RevocationReader(RevocationList redis, Revocations memory, LongSupplier ownMs) {
    this.redis = redis;
    this.memory = memory;
    this.ownMs = ownMs;
  }

  /** Confirms memory; fails when it cannot, and memory stays as it was. */
  Future<Void> read() {
    return page(memory.confirmed() ? new Reading(memory.list(), life, head) : whole());
  }

  private static Reading whole() {
    return new Reading(new RevokedTokens(), null, 0);
  }

  private Future<Void> page(Reading reading) {
    long asked = ownMs.getAsLong();
    return redis
        .read(reading.after())
        .compose(
            page ->
                switch (page) {
                  case RevocationPage.Missing m -> notConfirmed("Redis has no list");
                  case RevocationPage.Part part -> take(reading, part, asked);
                });
  }

  private Future<Void> take(Reading reading, RevocationPage.Part part, long asked) {
    var there = part.head();
    if (there.life().equals(life) && there.number() < head) {
      return notConfirmed("Redis has lost the newest of its list");
    }
    if (part.size() > RevocationList.LIVE_MAX) {
      return notConfirmed("the list is longer than " + RevocationList.LIVE_MAX);
    }
    if (reading.life() != null && !there.life().equals(reading.life())) {
      return page(whole());
    }
    part.revocations().forEach(reading.into()::add);
    if (!part.last()) {
      return page(reading.to(there.life(), part.revocations().getLast().number()));
    }
    boolean news = reading.into() != memory.list() || there.number() > head;
    life = there.life();
    head = there.number();
    memory.replace(reading.into());
    memory.confirm(head, asked);
    if (news) {
      memory.tellChanged();
    }
    return Future.succeededFuture();
  }

  private static Future<Void> notConfirmed(String why) {
    return Future.failedFuture(new NotConfirmed(why));
  }
}

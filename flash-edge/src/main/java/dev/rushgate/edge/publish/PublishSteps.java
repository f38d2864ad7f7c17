package dev.rushgate.edge.publish;

import dev.rushgate.edge.queue.DropQueue;
import dev.rushgate.edge.queue.FinalOutcome;
import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.queue.SpecChange;
import dev.rushgate.edge.queue.UpdateOutcome;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a publisher does to an armed drop. */
final class PublishSteps {

  private static final Logger log = LoggerFactory.getLogger(PublishSteps.class);

  private final Pool pool;
  private final RedisLink link;
  private final StockChanges stock;
  private final Directory directory;

  PublishSteps(Pool pool, RedisLink link, StockChanges stock, Directory directory) {
    this.pool = pool;
    this.link = link;
    this.stock = stock;
    this.directory = directory;
  }

  /** Gives Redis the newer version of the spec. */
  Future<Void> update(DropRow row) {
    var stock = row.stock();
    var change =
        new SpecChange(stock.epoch(), stock.version(), stock.target(), row.state(), row.drop());
    return queue(row)
        .update(change)
        .onSuccess(
            outcome -> {
              if (outcome instanceof UpdateOutcome.Updated updated) {
                log.info(
                    "drop published drop={} version={} state={} capacity={} remaining={}",
                    row.id(),
                    stock.version(),
                    row.state(),
                    updated.capacity(),
                    updated.remaining());
              }
            })
        .mapEmpty();
  }

  Future<Void> followDown(DropRow row, long capacity) {
    return stock
        .followDown(row, capacity)
        .onSuccess(
            lowered -> {
              if (lowered) {
                log.info(
                    "capacity lowered drop={} from={} to={}",
                    row.id(),
                    row.stock().capacity(),
                    capacity);
              }
            })
        .mapEmpty();
  }

  Future<Void> close(DropRow row) {
    return stock
        .close(row)
        .onSuccess(
            closed -> {
              if (closed) {
                log.info("drop closed by the clock drop={}", row.id());
              }
            })
        .mapEmpty();
  }

  /** {@code no} was read from Redis before this asks MySQL; the script compares it again. */
  Future<Void> latchFinal(DropRow row, NextStep.SetFinal fin) {
    return DropRows.one(pool, row.id())
        .compose(
            now ->
                now.filter(r -> r.stock().epoch() == fin.epoch())
                        .filter(r -> r.stock().paid() == r.stock().capacity())
                        .isPresent()
                    ? queue(row).latchFinal(fin.epoch(), fin.no())
                    : Future.succeededFuture(new FinalOutcome.NotFinal("PAID")))
        .onSuccess(
            outcome -> {
              if (outcome instanceof FinalOutcome.Final) {
                log.info("every unit is paid drop={} no={}", row.id(), fin.no());
              }
            })
        .mapEmpty();
  }

  Future<Void> archive(DropRow row) {
    return stock
        .archive(row)
        .compose(
            archived -> {
              if (!archived) {
                return Future.succeededFuture();
              }
              log.info("drop archived drop={}", row.id());
              return directory.erase(row.id());
            });
  }

  private DropQueue queue(DropRow row) {
    return new DropQueue(link, row.id());
  }
}

package dev.rushgate.edge.publish;

import dev.rushgate.edge.db.Retry;
import dev.rushgate.edge.queue.Entry;
import dev.rushgate.edge.queue.Hold;
import dev.rushgate.edge.queue.Restoration;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.MemberId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rebuild's one transaction: the drop gets its new epoch, and what MySQL says at that moment is
 * what Redis is to hold. A settler before it has counted, one after it meets the new epoch.
 */
final class RebuildSnapshot {

  private static final Logger log = LoggerFactory.getLogger(RebuildSnapshot.class);

  private static final String NEW_EPOCH =
      "UPDATE drop_stock SET epoch = ?, suspect = FALSE, capacity = ? WHERE drop_id = ?";

  private final Pool pool;
  private final Retry retry;

  RebuildSnapshot(Pool pool, Retry retry) {
    this.pool = pool;
    this.retry = retry;
  }

  /** Nothing when a later rebuild has begun, or this one was here before. */
  Future<Optional<Restoration>> take(Rebuild.Fenced fenced) {
    return retry.transaction(
        pool,
        transaction ->
            DropRows.locked(transaction, fenced.drop())
                .compose(
                    row ->
                        row.filter(r -> isMine(r.stock(), fenced.begun().number()))
                            .map(r -> take(transaction, fenced, r).map(Optional::of))
                            .orElseGet(() -> Future.succeededFuture(Optional.empty()))));
  }

  private static boolean isMine(DropRow.Stock stock, long number) {
    return stock.nextEpoch() == number && stock.epoch() < number;
  }

  private static Future<Restoration> take(
      SqlConnection transaction, Rebuild.Fenced fenced, DropRow row) {
    long capacity = row.stock().capacityOnRebuild();
    long freed = row.stock().capacity() - capacity;
    return transaction
        .preparedQuery(NEW_EPOCH)
        .execute(Tuple.of(fenced.begun().number(), capacity, row.id().value()))
        .compose(set -> StockChanges.backToProduct(transaction, row.id(), freed))
        .compose(given -> Seen.read(transaction, fenced))
        .map(seen -> restoration(fenced, row, seen));
  }

  /**
   * What the transaction read.
   *
   * @param inHands LIVE and DEAD
   * @param ofHeld what became of those that were in hands in Redis
   * @param ended what else is to be told, when Redis forgot it
   */
  private record Seen(
      List<AdmissionRow> inHands,
      List<AdmissionRow> ofHeld,
      List<AdmissionRow> ended,
      AdmissionRows.Totals totals) {

    static Future<Seen> read(SqlConnection transaction, Rebuild.Fenced fenced) {
      var drop = fenced.drop();
      boolean forgotten = fenced.begun().reason() == RebuildReason.EMPTY;
      return AdmissionRows.inHands(transaction, drop)
          .compose(
              inHands ->
                  AdmissionRows.of(transaction, fenced.held().stream().map(Hold::id).toList())
                      .compose(
                          ofHeld ->
                              (forgotten
                                      ? AdmissionRows.ended(transaction, drop)
                                      : Future.succeededFuture(List.<AdmissionRow>of()))
                                  .compose(
                                      ended ->
                                          AdmissionRows.totals(transaction, drop)
                                              .map(
                                                  totals ->
                                                      new Seen(inHands, ofHeld, ended, totals)))));
    }
  }

  private static Restoration restoration(Rebuild.Fenced fenced, DropRow row, Seen seen) {
    var live = seen.inHands().stream().map(AdmissionRow::hold).toList();
    if (live.size() != row.stock().live()) {
      log.error(
          "live units miscounted drop={} counted={} rows={}",
          row.id(),
          row.stock().live(),
          live.size());
    }
    var dead = seen.inHands().stream().filter(r -> r.state() == AdmissionRow.State.DEAD);
    return new Restoration(
        fenced.begun().number(),
        row.stock().version(),
        row.state(),
        row.drop(),
        row.stock().capacityOnRebuild(),
        row.stock().target(),
        live,
        dead.map(AdmissionRow::hold).toList(),
        requeue(fenced.held(), seen),
        told(seen),
        seen.totals().highestSeq(),
        seen.totals().seen() > 0,
        seen.totals().counted());
  }

  /**
   * Those in hands in Redis of whom MySQL knows nothing, or that they came too late: they go back
   * to their old place. Nobody of them was told more than QUEUED. A row of the same id but of
   * another member says that Redis forgot a pop; of the one who holds it now it says nothing.
   */
  private static List<Hold> requeue(List<Hold> held, Seen seen) {
    var members = seen.inHands().stream().map(AdmissionRow::member).collect(Collectors.toSet());
    Map<AdmissionId, AdmissionRow> rows =
        seen.ofHeld().stream()
            .collect(Collectors.toMap(AdmissionRow::id, Function.identity(), (a, b) -> a));
    return held.stream()
        .filter(hold -> !members.contains(hold.member()))
        .filter(
            hold -> {
              var row = rows.get(hold.id());
              return row == null
                  || row.state() == AdmissionRow.State.STALE
                  || !row.member().equals(hold.member());
            })
        .toList();
  }

  private static Map<MemberId, Entry> told(Seen seen) {
    var told = new HashMap<MemberId, Entry>();
    Stream.of(seen.ended(), seen.ofHeld(), seen.inHands())
        .flatMap(List::stream)
        .forEach(row -> row.told().ifPresent(entry -> told.put(row.member(), entry)));
    return told;
  }
}

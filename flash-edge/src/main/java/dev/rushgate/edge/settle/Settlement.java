package dev.rushgate.edge.settle;

import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.event.Admission;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One transaction over all drops of a batch: lock the stock rows in the order of their ids, read
 * what is known, judge, take the units under the guard, insert a row for every outcome.
 */
final class Settlement {

  private final StockTable stock;
  private final AdmissionTable admissions;
  private final SqlConnection connection;
  private final Instant now;
  private final boolean trusting;

  /**
   * @param connection within a transaction in READ COMMITTED, which the caller commits
   * @param trusting whether it takes Redis' word that nobody of the batch has a unit already; when
   *     that was wrong, the table's unique key fails the transaction
   */
  Settlement(SqlConnection connection, Instant now, boolean trusting) {
    this.connection = connection;
    this.stock = new StockTable(connection);
    this.admissions = new AdmissionTable(connection);
    this.now = now;
    this.trusting = trusting;
  }

  /**
   * @param batch in the order of their ids
   */
  Future<List<Fate>> settle(List<Admission> batch) {
    return judge(batch)
        .compose(
            judgement ->
                give(judgement)
                    .compose(goods -> write(judgement, goods.fates, goods.tables::insert)));
  }

  /** As {@link #settle}, but who would get a unit gets a dead letter that holds it. */
  Future<List<Fate>> bury(List<Admission> batch, String reason) {
    return judge(batch)
        .compose(
            judgement -> {
              List<Fate> dead =
                  judgement.admitted().values().stream()
                      .flatMap(List::stream)
                      .<Fate>map(admission -> new Fate.Dead(admission, reason))
                      .toList();
              return write(judgement, dead, tx -> Future.succeededFuture());
            });
  }

  private Future<Judgement> judge(List<Admission> batch) {
    Set<DropId> drops =
        batch.stream()
            .map(Admission::id)
            .map(AdmissionId::drop)
            .collect(Collectors.toCollection(TreeSet::new));
    return stock
        .lock(drops)
        .compose(
            stocks ->
                admissions
                    .known(batch)
                    .compose(
                        known ->
                            holders(batch)
                                .map(holders -> Judgement.of(batch, stocks, known, holders))));
  }

  private Future<List<Holder>> holders(List<Admission> batch) {
    return trusting ? Future.succeededFuture(List.of()) : admissions.holders(batch);
  }

  private record Goods(List<Fate> fates, GoodsTables tables) {}

  private interface Insertion {
    Future<Void> into(SqlConnection connection);
  }

  private Future<Goods> give(Judgement judgement) {
    return new TermsTable(connection)
        .of(winning(judgement))
        .map(
            terms -> {
              var tables = new GoodsTables(now);
              List<Fate> settled = new ArrayList<>();
              judgement
                  .admitted()
                  .forEach((drop, won) -> won.forEach(a -> settled.add(give(a, terms, tables))));
              return new Goods(settled, tables);
            });
  }

  private static Fate give(Admission admission, Map<DropId, Terms> all, GoodsTables tables) {
    Terms terms = all.get(admission.id().drop());
    if (terms == null) {
      throw new IllegalStateException("a drop without its spec");
    }
    return tables.give(admission, terms);
  }

  private Future<List<Fate>> write(Judgement judgement, List<Fate> taken, Insertion goods) {
    List<Fate> fresh = new ArrayList<>(taken);
    fresh.addAll(judgement.ended());
    List<Fate> all = new ArrayList<>(fresh);
    all.addAll(judgement.noted());
    return take(judgement, taken)
        .compose(v -> suspect(judgement))
        .compose(v -> admissions.insert(fresh, now))
        .compose(v -> goods.into(connection))
        .map(v -> all);
  }

  private Future<Void> take(Judgement judgement, List<Fate> taken) {
    Map<DropId, Long> coupons =
        taken.stream()
            .filter(f -> f instanceof Fate.Settled(var a, Fate.Won.Coupon coupon))
            .collect(Collectors.groupingBy(f -> f.admission().id().drop(), Collectors.counting()));
    Future<Void> done = Future.succeededFuture();
    for (DropId drop : winning(judgement)) {
      int units = judgement.admitted().getOrDefault(drop, List.of()).size();
      int paid = coupons.getOrDefault(drop, 0L).intValue(); // a coupon counts as paid at its issue
      done = done.compose(v -> stock.take(drop, units, paid));
    }
    return done;
  }

  private Future<Void> suspect(Judgement judgement) {
    Future<Void> done = Future.succeededFuture();
    for (DropId drop : judgement.suspects()) {
      done = done.compose(v -> stock.suspect(drop));
    }
    return done;
  }

  private static List<DropId> winning(Judgement judgement) {
    return judgement.admitted().entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}

package dev.rushgate.edge.verify;

import dev.rushgate.edge.queue.RedisLink;
import dev.rushgate.edge.verify.LobbyRecord.Place;
import dev.rushgate.edge.verify.LobbyRecord.Taken;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.RedisKeys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a lobby's record: units from MySQL first, then the waiting from Redis. */
final class LobbySource {

  private static final int PAGE_ROWS = 4_096;

  private static final String DROP =
      """
      SELECT d.seed, s.epoch FROM drop_spec d JOIN drop_stock s ON s.drop_id = d.drop_id
      WHERE d.drop_id = ?
      """;

  private static final String TAKEN =
      """
      SELECT epoch, no, member, seq FROM admission
      WHERE drop_id = ? AND (epoch > ? OR (epoch = ? AND no > ?))
      ORDER BY epoch, no LIMIT ?
      """;

  private final Pool pool;
  private final RedisLink link;
  private final DropId drop;
  private final RedisKeys keys;

  LobbySource(Pool pool, RedisLink link, DropId drop) {
    this.pool = pool;
    this.link = link;
    this.drop = drop;
    this.keys = new RedisKeys(drop);
  }

  /** Nothing when there is no such drop. */
  Future<Optional<LobbyRecord>> read(Optional<String> hashNoted) {
    return pool.preparedQuery(DROP)
        .execute(Tuple.of(drop.value()))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : read(rows.iterator().next(), hashNoted).map(Optional::of));
  }

  private Future<LobbyRecord> read(Row row, Optional<String> hashNoted) {
    return taken(new ArrayList<>())
        .compose(
            taken ->
                waiting(new ArrayList<>())
                    .compose(
                        waiting ->
                            hash(hashNoted)
                                .map(
                                    hash ->
                                        new LobbyRecord(
                                            row.getString("seed"),
                                            hash,
                                            row.getLong("epoch"),
                                            taken,
                                            waiting))));
  }

  private Future<String> hash(Optional<String> noted) {
    return noted.isPresent()
        ? Future.succeededFuture(noted.get())
        : link.call(Request.cmd(Command.HGET).arg(keys.spec()).arg("seedHash"))
            .compose(
                hash ->
                    hash == null
                        ? Future.failedFuture("Redis has no hash any more, give it: --seed-hash")
                        : Future.succeededFuture(hash.toString()));
  }

  private Future<List<Taken>> taken(List<Taken> found) {
    long epoch = found.isEmpty() ? 0 : found.getLast().epoch();
    long no = found.isEmpty() ? 0 : found.getLast().no();
    return pool.preparedQuery(TAKEN)
        .execute(Tuple.of(drop.value(), epoch, epoch, no, PAGE_ROWS))
        .compose(
            rows -> {
              rows.forEach(row -> found.add(taken(row)));
              return rows.size() < PAGE_ROWS ? Future.succeededFuture(found) : taken(found);
            });
  }

  private static Taken taken(Row row) {
    var place = new Place(new MemberId(row.getString("member")), row.getLong("seq"));
    return new Taken(row.getLong("epoch"), row.getLong("no"), place);
  }

  private Future<List<Place>> waiting(List<Place> found) {
    int from = found.size();
    var page = Request.cmd(Command.ZRANGE).arg(keys.queue()).arg("-inf").arg("(0").arg("BYSCORE");
    return link.call(page.arg("LIMIT").arg(from).arg(PAGE_ROWS).arg("WITHSCORES"))
        .compose(
            pairs -> {
              found.addAll(places(pairs));
              return found.size() < from + PAGE_ROWS
                  ? Future.succeededFuture(found)
                  : waiting(found);
            });
  }

  private static List<Place> places(@Nullable Response pairs) {
    var places = new ArrayList<Place>();
    for (int i = 0; pairs != null && i < pairs.size(); i += 2) {
      double score = Double.parseDouble(pairs.get(i + 1).toString());
      places.add(new Place(new MemberId(pairs.get(i).toString()), (long) score));
    }
    return places;
  }
}

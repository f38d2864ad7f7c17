package dev.rushgate.edge.settle;

import dev.rushgate.edge.db.MultiRow;
import dev.rushgate.edge.db.Utc;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import dev.rushgate.model.MemberId;
import dev.rushgate.model.event.Admission;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One row for each admission ever seen: the memory of ids. */
final class AdmissionTable {

  /** What a reason may hold; a longer one is cut. */
  static final int REASON_CHARACTERS_MAX = 200;

  private static final String READ =
      """
      SELECT a.drop_id, a.epoch, a.no, a.member, a.state, a.order_id, a.coupon_id, a.reason,
        o.pay_by
      FROM admission a LEFT JOIN orders o ON o.id = a.order_id
      """;

  static final String KNOWN = READ + "WHERE (a.drop_id, a.epoch, a.no) IN";

  static final String KNOWN_BETWEEN =
      READ + "WHERE a.drop_id = ? AND a.epoch = ? AND a.no BETWEEN ? AND ?";

  static final String HOLDERS =
      "SELECT drop_id, live_member FROM admission WHERE (drop_id, live_member) IN";

  private static final String INSERT =
      """
      INSERT INTO admission (drop_id, epoch, no, member, seq, state, live_member, order_id,
        coupon_id, reason, at) VALUES\
      """;

  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final SqlConnection connection;

  AdmissionTable(SqlConnection connection) {
    this.connection = connection;
  }

  /**
   * Those of these ids that have a row, and maybe others between them.
   *
   * @param admissions in the order of their ids
   */
  Future<Map<AdmissionId, Known>> known(List<Admission> admissions) {
    return NumberRange.of(admissions)
        .map(this::between)
        .orElseGet(() -> listed(admissions))
        .map(
            rows -> {
              Map<AdmissionId, Known> known = new HashMap<>();
              rows.stream().map(AdmissionTable::read).forEach(k -> known.put(k.id(), k));
              return known;
            });
  }

  private Future<List<Row>> between(NumberRange range) {
    return connection
        .preparedQuery(KNOWN_BETWEEN)
        .execute(range.tuple())
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
  }

  private Future<List<Row>> listed(List<Admission> admissions) {
    List<Tuple> keys =
        admissions.stream()
            .map(Admission::id)
            .map(id -> Tuple.of(id.drop().value(), id.epoch(), id.no()))
            .toList();
    return MultiRow.select(connection, KNOWN, "(?, ?, ?)", "", keys);
  }

  /** Those of these members who have a unit, dead letters among them. */
  Future<List<Holder>> holders(List<Admission> admissions) {
    List<Tuple> keys =
        admissions.stream().map(a -> Tuple.of(a.id().drop().value(), a.member().value())).toList();
    return MultiRow.select(connection, HOLDERS, "(?, ?)", "", keys)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Holder(
                                new DropId(row.getLong("drop_id")),
                                new MemberId(row.getString("live_member"))))
                    .toList());
  }

  Future<Void> insert(List<Fate> fates, Instant now) {
    List<Tuple> rows = fates.stream().map(fate -> row(fate, Utc.column(now))).toList();
    return MultiRow.insert(connection, INSERT, ROW, rows);
  }

  private static Tuple row(Fate fate, LocalDateTime at) {
    return switch (fate) {
      case Fate.Settled(var a, Fate.Won.Order order) ->
          row(a, "LIVE", a.member(), order.id(), null, null, at);
      case Fate.Settled(var a, Fate.Won.Coupon coupon) ->
          row(a, "LIVE", a.member(), null, coupon.id(), null, at);
      case Fate.Dead(var a, var reason) -> row(a, "DEAD", a.member(), null, null, reason, at);
      case Fate.Refused(var a, var why) -> row(a, "REFUSED", null, null, null, why.name(), at);
      case Fate.Stale(var a) -> row(a, "STALE", null, null, null, null, at);
      case Fate.Returned r -> throw new IllegalArgumentException("returns are not recorded here");
      case Fate.Unrecorded u -> throw new IllegalArgumentException("it gets no row");
    };
  }

  private static Tuple row(
      Admission a,
      String state,
      @Nullable MemberId live,
      @Nullable Long orderId,
      @Nullable Long couponId,
      @Nullable String reason,
      LocalDateTime at) {
    return Tuple.tuple()
        .addLong(a.id().drop().value())
        .addLong(a.id().epoch())
        .addLong(a.id().no())
        .addString(a.member().value())
        .addLong(a.seq())
        .addString(state)
        .addString(live == null ? null : live.value())
        .addLong(orderId)
        .addLong(couponId)
        .addString(reason)
        .addLocalDateTime(at);
  }

  private static Known read(Row row) {
    var id =
        new AdmissionId(
            new DropId(row.getLong("drop_id")), row.getLong("epoch"), row.getLong("no"));
    return new Known(id, new MemberId(row.getString("member")), fate(row));
  }

  private static Function<Admission, Fate> fate(Row row) {
    String state = row.getString("state");
    @Nullable String reason = row.getString("reason");
    return switch (state) {
      case "LIVE" -> {
        Fate.Won won = won(row);
        yield a -> new Fate.Settled(a, won);
      }
      case "DEAD" -> a -> new Fate.Dead(a, String.valueOf(reason));
      case "REFUSED" -> {
        var why = Fate.Refusal.valueOf(String.valueOf(reason));
        yield a -> new Fate.Refused(a, why);
      }
      case "STALE" -> Fate.Stale::new;
      case "RETURNED" -> Fate.Returned::new;
      default -> throw new IllegalStateException("an admission of unknown state " + state);
    };
  }

  private static Fate.Won won(Row row) {
    @Nullable Long orderId = row.getLong("order_id");
    return orderId == null
        ? new Fate.Won.Coupon(row.getLong("coupon_id"))
        : new Fate.Won.Order(
            orderId, Optional.ofNullable(row.getLocalDateTime("pay_by")).map(Utc::instant));
  }
}

package dev.rushgate.backoffice.live;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.AdmissionId;
import dev.rushgate.model.DropId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries that won, as the database has them. One of an older life of the data was never one. */
@Repository
class EntryRows {

  private static final String FROM =
      """
      FROM admission a LEFT JOIN orders o ON o.id = a.order_id
      WHERE a.drop_id = :drop AND a.state <> 'STALE'
      """;

  private static final String COLUMNS =
      """
      SELECT a.epoch, a.no, a.member, a.seq, a.state, a.order_id, a.coupon_id, a.reason, a.at,
        o.state AS order_state
      """;

  private static final Map<Fate, String> ONLY =
      Map.of(
          Fate.TO_PAY, " AND a.state = 'LIVE' AND o.state IN ('TO_PAY', 'PAYING')",
          Fate.PAID,
              " AND a.state = 'LIVE' AND (a.order_id IS NULL"
                  + " OR o.state IN ('PAID', 'PARTLY_REFUNDED'))",
          Fate.RETURNED, " AND a.state = 'RETURNED'",
          Fate.DEAD, " AND a.state = 'DEAD'",
          Fate.REFUSED, " AND a.state = 'REFUSED'");

  private static final String IN_ORDER = " ORDER BY a.epoch, a.no";
  private static final String BEHIND =
      " AND (a.epoch > :epoch OR (a.epoch = :epoch AND a.no > :no))";
  private static final String OF_MEMBER =
      " AND a.member = :member ORDER BY a.epoch DESC, a.no DESC LIMIT 100";

  private static final String RECORDED =
      "SELECT live_member FROM admission WHERE drop_id = :drop AND live_member IN (:members)";

  private static final String REFUSED =
      "SELECT DISTINCT member FROM admission"
          + " WHERE drop_id = :drop AND member IN (:members) AND state = 'REFUSED'";

  private static final int MEMBERS_AT_ONCE = 1_000;

  private final JdbcClient database;

  EntryRows(JdbcClient database) {
    this.database = database;
  }

  /** A row, and where it stands among all. */
  record Row(EntryLine line, long epoch, long no) {}

  /** Whether there can be rows of that fate. */
  static boolean has(@Nullable Fate fate) {
    return fate == null || ONLY.containsKey(fate);
  }

  long count(DropId drop, @Nullable Fate fate) {
    return database
        .sql("SELECT COUNT(*) " + FROM + only(fate))
        .param("drop", drop.value())
        .query(Long.class)
        .single();
  }

  List<Row> slice(DropId drop, @Nullable Fate fate, long from, int count) {
    return database
        .sql(COLUMNS + FROM + only(fate) + IN_ORDER + " LIMIT :count OFFSET :from")
        .param("drop", drop.value())
        .param("count", count)
        .param("from", from)
        .query((row, n) -> row(drop, row))
        .list();
  }

  /** Behind a row, so that a long list is read to its end without counting up to each piece. */
  List<Row> behind(DropId drop, @Nullable Fate fate, @Nullable Row last, int count) {
    var values = new HashMap<String, Object>();
    values.put("drop", drop.value());
    values.put("epoch", last == null ? 0 : last.epoch());
    values.put("no", last == null ? 0 : last.no());
    values.put("count", count);
    return database
        .sql(COLUMNS + FROM + only(fate) + BEHIND + IN_ORDER + " LIMIT :count")
        .params(values)
        .query((row, n) -> row(drop, row))
        .list();
  }

  List<EntryLine> ofMember(DropId drop, String member) {
    return database
        .sql(COLUMNS + FROM + OF_MEMBER)
        .param("drop", drop.value())
        .param("member", member)
        .query((row, n) -> row(drop, row).line())
        .list();
  }

  /** Those of the members who hold a unit that is recorded. */
  Set<String> recorded(DropId drop, List<String> members) {
    return known(RECORDED, drop, members);
  }

  /** Those of the members whose unit was refused to them. */
  Set<String> refused(DropId drop, List<String> members) {
    return known(REFUSED, drop, members);
  }

  private Set<String> known(String sql, DropId drop, List<String> members) {
    var recorded = new HashSet<String>();
    for (int from = 0; from < members.size(); from += MEMBERS_AT_ONCE) {
      List<String> few = members.subList(from, Math.min(members.size(), from + MEMBERS_AT_ONCE));
      recorded.addAll(
          database
              .sql(sql)
              .param("drop", drop.value())
              .param("members", few)
              .query(String.class)
              .list());
    }
    return recorded;
  }

  private static String only(@Nullable Fate fate) {
    return fate == null ? "" : ONLY.getOrDefault(fate, " AND FALSE");
  }

  private static Row row(DropId drop, ResultSet row) throws SQLException {
    long epoch = row.getLong("epoch");
    long no = row.getLong("no");
    var line =
        new EntryLine(
            row.getString("member"),
            fate(row.getString("state"), row.getString("order_state")),
            row.getLong("seq"),
            new AdmissionId(drop, epoch, no).toString(),
            row.getString("order_id"),
            row.getString("coupon_id"),
            row.getString("reason"),
            Utc.instant(row.getObject("at", LocalDateTime.class)));
    return new Row(line, epoch, no);
  }

  private static Fate fate(String state, @Nullable String order) {
    return switch (state) {
      case "LIVE" ->
          order == null || !Set.of("TO_PAY", "PAYING").contains(order) ? Fate.PAID : Fate.TO_PAY;
      case "DEAD" -> Fate.DEAD;
      case "RETURNED" -> Fate.RETURNED;
      default -> Fate.REFUSED;
    };
  }
}

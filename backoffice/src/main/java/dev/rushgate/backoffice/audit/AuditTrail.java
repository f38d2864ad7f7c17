package dev.rushgate.backoffice.audit;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was written down, the newest first. Each part of a search reads from an index. */
@Service
@Transactional(readOnly = true)
public class AuditTrail {

  static final String ROW =
      """
      SELECT id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
        before_json, after_json, reason, request_id
      FROM audit_entry\
      """;

  static final String NEWEST = " ORDER BY id DESC LIMIT ? OFFSET ?";
  static final String NEWEST_OF_A_TIME = " ORDER BY at DESC, id DESC LIMIT ? OFFSET ?";
  static final String COUNT = "SELECT COUNT(*) FROM audit_entry";

  private static final String ACTIONS = "SELECT DISTINCT action FROM audit_entry ORDER BY action";
  private static final int ROWS_AT_ONCE = 500;

  /** What comes after the last entry that was read, so that a long export stays quick. */
  private static final String OLDER = " id < ? ORDER BY id DESC LIMIT ?";

  private static final String OLDER_OF_A_TIME =
      " at <= ? AND (at < ? OR id < ?) ORDER BY at DESC, id DESC LIMIT ?";

  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  private final JdbcClient database;

  AuditTrail(JdbcClient database) {
    this.database = database;
  }

  public Page<AuditEntry> search(AuditSearch search, Pageable page) {
    AuditSearch.Part where = search.where();
    long total =
        database.sql(COUNT + where.sql()).params(where.values()).query(Long.class).single();
    var values = new ArrayList<>(where.values());
    values.add(page.getPageSize());
    values.add(page.getOffset());
    List<AuditEntry> entries =
        database
            .sql(ROW + where.sql() + orderOf(search))
            .params(values)
            .query(AuditTrail::entry)
            .list();
    return new PageImpl<>(entries, page, total);
  }

  /** The instants of entries and their ids have one order; the index of a time has the first. */
  static String orderOf(AuditSearch search) {
    return search.hasTime() ? NEWEST_OF_A_TIME : NEWEST;
  }

  /** The words that were ever written. */
  public List<String> actions() {
    return database.sql(ACTIONS).query((row, rowNumber) -> row.getString("action")).list();
  }

  /**
   * Shows every entry that is found, some hundred in memory at a time.
   *
   * @return how many there were; never more than the bound
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public long each(AuditSearch search, long atMost, Consumer<AuditEntry> reader) {
    AuditSearch.Part where = search.where();
    String older = search.hasTime() ? OLDER_OF_A_TIME : OLDER;
    String sql = ROW + (where.sql().isEmpty() ? " WHERE" : where.sql() + " AND") + older;
    long last = Long.MAX_VALUE;
    Instant lastAt = LATEST;
    long shown = 0;
    List<AuditEntry> some;
    do {
      var values = new ArrayList<>(where.values());
      if (search.hasTime()) {
        values.add(Utc.column(lastAt));
        values.add(Utc.column(lastAt));
      }
      values.add(last);
      values.add(Math.min(ROWS_AT_ONCE, atMost - shown));
      some = database.sql(sql).params(values).query(AuditTrail::entry).list();
      some.forEach(reader);
      shown += some.size();
      last = some.isEmpty() ? last : some.getLast().id();
      lastAt = some.isEmpty() ? lastAt : some.getLast().at();
    } while (some.size() == ROWS_AT_ONCE && shown < atMost);
    return shown;
  }

  private static AuditEntry entry(ResultSet row, int rowNumber) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Utc.instant(row.getObject("at", LocalDateTime.class)),
        Actor.Kind.valueOf(row.getString("actor_kind")),
        row.getString("actor_id"),
        row.getString("actor_name"),
        row.getString("action"),
        new Subject(
            Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_id")),
        row.getString("before_json"),
        row.getString("after_json"),
        row.getString("reason"),
        row.getString("request_id"));
  }
}

package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.DropKind;
import dev.rushgate.model.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds drops for lists. Each way in is an index that begins with the kind; STRAIGHT_JOIN keeps a
 * server from coming the other way round, through all the rows of drop_stock.
 */
@Repository
class DropRows {

  private static final String ID = "SELECT s.drop_id";
  private static final String COUNT = "SELECT COUNT(*)";
  private static final String ALL = " FROM drop_spec s";
  private static final String STOCK = " STRAIGHT_JOIN drop_stock k ON k.drop_id = s.drop_id";
  private static final String PAGE = " LIMIT :size OFFSET :offset";

  private static final String BY_TEXT =
      """
       FROM (
        SELECT d.drop_id FROM drop_spec d WHERE d.kind = :kind AND d.title LIKE :text ESCAPE '!'
        UNION
        SELECT d.drop_id FROM drop_spec d STRAIGHT_JOIN product p ON p.id = d.product_id
        WHERE d.kind = :kind AND p.name LIKE :text ESCAPE '!'
      ) found STRAIGHT_JOIN drop_spec s ON s.drop_id = found.drop_id""";

  private static final String BY_ID =
      """
       FROM (
        SELECT d.drop_id FROM drop_spec d WHERE d.drop_id = :id
        UNION
        SELECT d.drop_id FROM drop_spec d WHERE d.product_id = :id
      ) found STRAIGHT_JOIN drop_spec s ON s.drop_id = found.drop_id""";

  private static final String BETWEEN =
      """
      SELECT s.drop_id FROM drop_spec s
      WHERE s.kind = :kind AND s.opens_at >= :earliest AND s.opens_at < :to AND s.closes_at > :from
      ORDER BY s.opens_at, s.drop_id LIMIT :max""";

  private static final String UNDER_WAY = "s.opens_at <= :now AND s.closes_at > :now";
  private static final String NAMES = "SELECT id, name FROM product WHERE id IN (:ids)";

  private static final Map<String, String> COLUMNS =
      Map.of("title", "s.title", "opens", "s.opens_at", "closes", "s.closes_at", "id", "s.drop_id");

  private final JdbcClient database;

  DropRows(JdbcClient database) {
    this.database = database;
  }

  /** A statement with the values that it takes. */
  record Asked(String sql, Map<String, Object> values) {}

  Page<Long> search(DropSearch search, Instant now, Pageable page) {
    Asked count = count(search, now);
    long total = database.sql(count.sql).params(count.values).query(Long.class).single();
    return new PageImpl<>(ids(page(search, now, page)), page, total);
  }

  List<Long> between(DropKind kind, Instant from, Instant to, int max) {
    return ids(span(kind, from, to, max));
  }

  Map<Long, String> productNames(Collection<Long> products) {
    if (products.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(NAMES)
        .param("ids", products)
        .query((row, number) -> Map.entry(row.getLong("id"), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<Long> ids(Asked asked) {
    return database
        .sql(asked.sql)
        .params(asked.values)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  static Asked count(DropSearch search, Instant now) {
    return new Asked(COUNT + found(search), values(search, now));
  }

  static Asked page(DropSearch search, Instant now, Pageable page) {
    Map<String, Object> values = values(search, now);
    values.put("size", page.getPageSize());
    values.put("offset", page.getOffset());
    return new Asked(ID + found(search) + order(page.getSort()) + PAGE, values);
  }

  /** Nothing is open for longer than a schedule allows, so the openings before need no look. */
  static Asked span(DropKind kind, Instant from, Instant to, int max) {
    var values = new HashMap<String, Object>();
    values.put("kind", kind.name());
    values.put("earliest", Utc.column(from.minus(Schedule.OPEN_MAX)));
    values.put("from", Utc.column(from));
    values.put("to", Utc.column(to));
    values.put("max", max);
    return new Asked(BETWEEN, values);
  }

  private static String found(DropSearch search) {
    String from = search.text().isEmpty() ? ALL : search.id() == null ? BY_TEXT : BY_ID;
    String ofKind = from + (search.phase() == null ? "" : STOCK) + " WHERE s.kind = :kind";
    return search.phase() == null ? ofKind : ofKind + " AND " + condition(search.phase());
  }

  /** As {@link DropDetails#phase} says it of one drop. */
  private static String condition(DropPhase phase) {
    return switch (phase) {
      case SCHEDULED -> "k.state = 'OPEN' AND s.opens_at > :now";
      case OPEN -> "k.state = 'OPEN' AND " + UNDER_WAY + " AND k.live < k.target";
      case SOLD_OUT -> "k.state = 'OPEN' AND " + UNDER_WAY + " AND k.live >= k.target";
      case PAUSED -> "k.state = 'PAUSED' AND s.closes_at > :now";
      case CLOSED -> "s.cancelled_at IS NULL AND (s.closes_at <= :now OR k.state = 'CLOSED')";
      case CANCELLED -> "s.cancelled_at IS NOT NULL";
    };
  }

  private static String order(Sort sort) {
    List<String> columns = new ArrayList<>();
    sort.forEach(
        by ->
            columns.add(
                Objects.requireNonNull(COLUMNS.get(by.getProperty()))
                    + (by.isAscending() ? "" : " DESC")));
    return " ORDER BY " + String.join(", ", columns);
  }

  private static Map<String, Object> values(DropSearch search, Instant now) {
    var values = new HashMap<String, Object>();
    values.put("kind", search.kind().name());
    values.put("now", Utc.column(now));
    values.put("text", search.pattern());
    Long id = search.id();
    values.put("id", id == null ? 0L : id);
    return values;
  }
}

package dev.rushgate.backoffice.member;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.model.MemberId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of members. Each part of a search reads from an index; they meet by the members' ids. */
@Repository
class MemberSearch {

  private static final int KEYWORD_MAX = 100;

  static final String COLUMNS =
      "SELECT a.id, a.email, a.name, a.state, a.blocked_at, a.blocked_reason, a.created_at";

  private static final String COUNT = "SELECT COUNT(*)";
  private static final String ALL = " FROM account a";
  private static final String OF_STATE = " WHERE a.state = ?";

  /** What a list may be sorted by; each has an index, also within a state. */
  private static final Set<String> SORTED = Set.of("id", "email", "name");

  private static final String BY_ID = "SELECT id FROM account WHERE id = ?";
  private static final String BY_EMAIL = "SELECT id FROM account WHERE email LIKE ? ESCAPE '!'";
  private static final String BY_NAME = "SELECT id FROM account WHERE name LIKE ? ESCAPE '!'";

  private final JdbcClient database;

  MemberSearch(JdbcClient database) {
    this.database = database;
  }

  /** A part of a statement with the values that it takes. */
  record Part(String sql, List<Object> values) {}

  Page<MemberDetails> find(@Nullable String keyword, @Nullable MemberState state, Pageable page) {
    Part found = found(keyword, state);
    long total = database.sql(COUNT + found.sql).params(found.values).query(Long.class).single();
    var values = new ArrayList<>(found.values);
    values.add(page.getPageSize());
    values.add(page.getOffset());
    List<MemberDetails> items =
        database
            .sql(COLUMNS + found.sql + order(page.getSort()))
            .params(values)
            .query(Accounts::details)
            .list();
    return new PageImpl<>(items, page, total);
  }

  /**
   * Of our own words only. Equal names stand by their ids, in the same direction; addresses are
   * never equal, and with the ids beside them no index would have their order.
   */
  static String order(Sort wished) {
    Sort.Order first = wished.stream().findFirst().orElse(Sort.Order.desc("id"));
    if (!SORTED.contains(first.getProperty())) {
      throw new IllegalArgumentException("no order by " + first.getProperty());
    }
    String direction = first.getDirection().name();
    String byId = first.getProperty().equals("name") ? ", a.id " + direction : "";
    return " ORDER BY a." + first.getProperty() + " " + direction + byId + " LIMIT ? OFFSET ?";
  }

  /** Refuses an overlong keyword with {@code InvalidInput}. */
  static Part found(@Nullable String keyword, @Nullable MemberState state) {
    Part from = from(keyword == null ? "" : keyword.strip());
    if (state == null) {
      return from;
    }
    var values = new ArrayList<>(from.values);
    values.add(state.name());
    return new Part(from.sql + OF_STATE, values);
  }

  private static Part from(String keyword) {
    if (keyword.isEmpty()) {
      return new Part(ALL, List.of());
    }
    var inspection = new Inspection();
    inspection.text(keyword, "keyword", KEYWORD_MAX);
    inspection.end();
    List<Part> found = parts(keyword);
    String union = String.join(" UNION ", found.stream().map(Part::sql).toList());
    List<Object> values = found.stream().flatMap(part -> part.values.stream()).toList();
    return new Part(" FROM (" + union + ") found JOIN account a ON a.id = found.id", values);
  }

  private static List<Part> parts(String keyword) {
    var parts = new ArrayList<Part>();
    parts.add(new Part(BY_NAME, List.of(beginningWith(keyword))));
    // Ids and addresses are ASCII, and their columns compare with nothing else.
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(keyword)) {
      parts.add(new Part(BY_EMAIL, List.of(beginningWith(keyword.toLowerCase(Locale.ROOT)))));
    }
    MemberId.parse(keyword).ifPresent(id -> parts.add(new Part(BY_ID, List.of(id.value()))));
    return parts;
  }

  private static String beginningWith(String text) {
    return text.replaceAll("[!%_]", "!$0") + "%";
  }
}

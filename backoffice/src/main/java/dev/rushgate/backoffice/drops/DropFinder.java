package dev.rushgate.backoffice.drops;

import dev.rushgate.backoffice.platform.Utc;
import dev.rushgate.model.DropId;
import dev.rushgate.model.DropKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drops by id, and of the newest those whose title has a word or two. */
@Service
public class DropFinder {

  static final int NEWEST_MAX = 1_000;

  private static final String COLUMNS = "SELECT drop_id, kind, title, opens_at FROM ";

  static final String BY_ID = COLUMNS + "drop_spec WHERE drop_id = ?";

  static final String NEWEST =
      COLUMNS
          + "("
          + COLUMNS
          + "drop_spec ORDER BY drop_id DESC LIMIT "
          + NEWEST_MAX
          + ") newest WHERE title LIKE ? ESCAPE '!' ORDER BY drop_id DESC LIMIT ?";

  private final JdbcClient database;

  DropFinder(JdbcClient database) {
    this.database = database;
  }

  /** A drop, as far as a search shows it. */
  public record Found(DropId id, DropKind kind, String title, Instant opensAt) {}

  @Transactional(readOnly = true)
  public List<Found> find(String words, int foundMax) {
    List<Found> named = DropId.parse(words).map(id -> found(BY_ID, id.value())).orElse(List.of());
    return named.isEmpty()
        ? found(NEWEST, "%" + words.replaceAll("[!%_]", "!$0") + "%", foundMax)
        : named;
  }

  private List<Found> found(String query, Object... values) {
    return database.sql(query).params(List.of(values)).query(DropFinder::found).list();
  }

  private static Found found(ResultSet row, int rowNumber) throws SQLException {
    return new Found(
        new DropId(row.getLong("drop_id")),
        DropKind.valueOf(row.getString("kind")),
        row.getString("title"),
        Utc.instant(row.getObject("opens_at", LocalDateTime.class)));
  }
}

package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.product.ProductBulk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The same rows, for the work in the background. */
@Repository
class WorkRows {

  /** So many flaws are kept; who has more will send the file again anyway. */
  private static final int FLAWS_MAX = 500;

  private static final String WAITING =
      """
      SELECT i.id FROM product_import i JOIN product_import_work w ON w.import_id = i.id
      WHERE i.state IN ('CHECKING', 'APPLYING') AND w.lease_until <= UTC_TIMESTAMP(3)
      ORDER BY i.changed_at, i.id LIMIT 1
      """;

  private static final String CLAIM =
      """
      UPDATE product_import_work
      SET rows_done = 0, lease_until = UTC_TIMESTAMP(3) + INTERVAL 30 SECOND
      WHERE import_id = ? AND lease_until <= UTC_TIMESTAMP(3)
      """;

  private static final String PROGRESS =
      """
      UPDATE product_import_work
      SET rows_done = ?, lease_until = UTC_TIMESTAMP(3) + INTERVAL 30 SECOND WHERE import_id = ?
      """;

  private static final String TASK =
      """
      SELECT state, seen_json, file_name, actor_kind, actor_id, actor_name, request_id
      FROM product_import WHERE id = ?
      """;

  private static final String CHECKED =
      """
      UPDATE product_import SET state = :state, rows_total = :rows, creates = :creates,
        updates = :updates, flaws = :flaws, preview_json = :preview, seen_json = :seen,
        content = CASE WHEN :state = 'READY' THEN content ELSE '' END,
        checked_at = UTC_TIMESTAMP(3), changed_at = UTC_TIMESTAMP(3)
      WHERE id = :id AND state = 'CHECKING'
      """;

  private static final String END =
      """
      UPDATE product_import SET state = ?, content = '', seen_json = NULL, flaws = ?,
        changed_at = UTC_TIMESTAMP(3)
      WHERE id = ?
      """;

  private final JdbcClient database;
  private final JsonMapper json;

  WorkRows(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What is to be done, and in whose name. */
  record Task(long id, ImportState state, Map<Long, Long> seen, ProductBulk.Author author) {}

  /** One that no server works at, now taken in hand here. */
  Optional<Task> claim() {
    return database
        .sql(WAITING)
        .query(Long.class)
        .optional()
        .filter(id -> database.sql(CLAIM).param(id).update() == 1)
        .flatMap(id -> task(id, ""));
  }

  /** Its row locked: of two servers that believe it theirs, one waits for the other's end. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Task> lock(long id) {
    return task(id, " FOR UPDATE");
  }

  byte[] file(long id) {
    return database
        .sql("SELECT content FROM product_import WHERE id = ?")
        .param(id)
        .query(byte[].class)
        .single();
  }

  private Optional<Task> task(long id, String lock) {
    return database.sql(TASK + lock).param(id).query((row, number) -> task(id, row)).optional();
  }

  private Task task(long id, ResultSet row) throws SQLException {
    String seen = row.getString("seen_json");
    var actor =
        new Actor(
            Actor.Kind.valueOf(row.getString("actor_kind")),
            row.getString("actor_id"),
            row.getString("actor_name"),
            row.getString("request_id"));
    return new Task(
        id,
        ImportState.valueOf(row.getString("state")),
        seen == null ? Map.of() : json.readValue(seen, new TypeReference<Map<Long, Long>>() {}),
        new ProductBulk.Author(actor, row.getString("file_name")));
  }

  /** Also keeps the work in hand. In a transaction of its own, so that it is seen at once. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void progress(long id, int rowsDone) {
    database.sql(PROGRESS).params(rowsDone, id).update();
  }

  @Transactional
  public void checked(long id, Findings found) {
    int updated =
        database
            .sql(CHECKED)
            .param("state", found.state().name())
            .param("rows", found.rows())
            .param("creates", found.creates())
            .param("updates", found.updates())
            .param("flaws", found.flaws().size())
            .param("preview", json.writeValueAsString(found.preview()))
            .param("seen", json.writeValueAsString(found.seen()))
            .param("id", id)
            .update();
    if (updated == 1) {
      write(id, found.flaws());
    }
  }

  @Transactional
  public void ended(long id, ImportState state, List<Flaw> flaws) {
    database.sql(END).params(state.name(), flaws.size(), id).update();
    write(id, flaws);
  }

  private void write(long id, List<Flaw> flaws) {
    int number = 0;
    for (Flaw flaw : flaws.subList(0, Math.min(flaws.size(), FLAWS_MAX))) {
      database
          .sql(
              "INSERT INTO product_import_flaw (import_id, number, row_no, field, kind)"
                  + " VALUES (?, ?, ?, ?, ?)")
          .params(id, number++, flaw.row(), flaw.field(), flaw.kind().name())
          .update();
    }
  }
}

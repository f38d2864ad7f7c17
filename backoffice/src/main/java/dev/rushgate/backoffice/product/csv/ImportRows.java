package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of files that were sent in, for those who send them and look after them. */
@Repository
class ImportRows {

  private static final String INSERT =
      """
      INSERT INTO product_import (id, file_name, state, content, rows_total, creates, updates,
        flaws, actor_kind, actor_id, actor_name, request_id, created_at, changed_at)
      VALUES (:id, :fileName, 'CHECKING', :content, 0, 0, 0, 0, :actorKind, :actorId, :actorName,
        :requestId, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
      """;

  private static final String INSERT_WORK =
      """
      INSERT INTO product_import_work (import_id, rows_done, lease_until)
      VALUES (?, 0, UTC_TIMESTAMP(3))
      """;

  private static final String SELECT =
      """
      SELECT i.id, i.file_name, i.state, i.rows_total, w.rows_done, i.creates, i.updates, i.flaws,
        i.actor_name, i.created_at, i.changed_at
      FROM product_import i JOIN product_import_work w ON w.import_id = i.id
      """;

  private static final String CONFIRM =
      """
      UPDATE product_import SET state = 'APPLYING', changed_at = UTC_TIMESTAMP(3),
        actor_kind = :actorKind, actor_id = :actorId, actor_name = :actorName,
        request_id = :requestId
      WHERE id = :id AND state = 'READY'
      """;

  private static final String BEGIN_AGAIN =
      """
      UPDATE product_import_work SET rows_done = 0, lease_until = UTC_TIMESTAMP(3)
      WHERE import_id = ?
      """;

  private static final String DISCARD =
      """
      UPDATE product_import SET state = 'DISCARDED', content = '', seen_json = NULL,
        changed_at = UTC_TIMESTAMP(3)
      WHERE id = ? AND state IN ('CHECKING', 'READY', 'BROKEN')
      """;

  private static final String DISCARD_FORGOTTEN =
      """
      UPDATE product_import SET state = 'DISCARDED', content = '', seen_json = NULL,
        changed_at = UTC_TIMESTAMP(3)
      WHERE state = 'READY' AND changed_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY
      """;

  private final JdbcClient database;

  ImportRows(JdbcClient database) {
    this.database = database;
  }

  void insert(long id, String fileName, byte[] content, Actor by) {
    database.sql(DISCARD_FORGOTTEN).update();
    by(database.sql(INSERT), by)
        .param("id", id)
        .param("fileName", fileName)
        .param("content", content)
        .update();
    database.sql(INSERT_WORK).param(id).update();
  }

  Optional<ImportJob> find(long id) {
    return database.sql(SELECT + "WHERE i.id = ?").param(id).query(ImportRows::job).optional();
  }

  List<ImportJob> newest(int jobsMax) {
    return database
        .sql(SELECT + "ORDER BY i.id DESC LIMIT ?")
        .param(jobsMax)
        .query(ImportRows::job)
        .list();
  }

  List<Flaw> flaws(long id) {
    return database
        .sql(
            "SELECT row_no, field, kind FROM product_import_flaw WHERE import_id = ?"
                + " ORDER BY number")
        .param(id)
        .query(
            (row, number) ->
                new Flaw(
                    row.getInt("row_no"),
                    row.getString("field"),
                    Flaw.Kind.valueOf(row.getString("kind"))))
        .list();
  }

  /** As it was written; empty before the check. */
  Optional<String> preview(long id) {
    return database
        .sql("SELECT COALESCE(preview_json, '') FROM product_import WHERE id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .filter(json -> !json.isEmpty());
  }

  /** Whether it was ready, and is now to be applied. */
  boolean confirm(long id, Actor by) {
    boolean confirmed = by(database.sql(CONFIRM), by).param("id", id).update() == 1;
    if (confirmed) {
      database.sql(BEGIN_AGAIN).param(id).update();
    }
    return confirmed;
  }

  boolean discard(long id) {
    return database.sql(DISCARD).param(id).update() == 1;
  }

  private static JdbcClient.StatementSpec by(JdbcClient.StatementSpec statement, Actor actor) {
    return statement
        .param("actorKind", actor.kind().name())
        .param("actorId", actor.id())
        .param("actorName", actor.name())
        .param("requestId", actor.requestId());
  }

  private static ImportJob job(ResultSet row, int number) throws SQLException {
    return new ImportJob(
        row.getLong("id"),
        row.getString("file_name"),
        ImportState.valueOf(row.getString("state")),
        row.getInt("rows_total"),
        row.getInt("rows_done"),
        row.getInt("creates"),
        row.getInt("updates"),
        row.getInt("flaws"),
        row.getString("actor_name"),
        Utc.instant(row.getObject("created_at", LocalDateTime.class)),
        Utc.instant(row.getObject("changed_at", LocalDateTime.class)));
  }
}

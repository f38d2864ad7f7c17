package dev.rushgate.backoffice.audit;

import dev.rushgate.backoffice.platform.Actor;
import dev.rushgate.backoffice.platform.Actors;
import dev.rushgate.backoffice.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where features write down what somebody changed. */
@Service
public class AuditLog {

  private static final String INSERT =
      """
      INSERT INTO audit_entry (id, at, actor_kind, actor_id, actor_name, action, subject_kind,
        subject_id, before_json, after_json, reason, request_id)
      VALUES (:id, UTC_TIMESTAMP(3), :actorKind, :actorId, :actorName, :action, :subjectKind,
        :subjectId, :before, :after, :reason, :requestId)
      """;

  private final JdbcClient database;
  private final Actors actors;
  private final Ids ids;
  private final JsonMapper json;

  AuditLog(JdbcClient database, Actors actors, Ids ids, JsonMapper json) {
    this.database = database;
    this.actors = actors;
    this.ids = ids;
    this.json = json;
  }

  /** As {@link #changed(Subject, String, Object, Object, String)}, where nobody asks for a why. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(
      Subject subject, String action, @Nullable Object before, @Nullable Object after) {
    changed(subject, action, before, after, null);
  }

  /**
   * Writes one entry in the caller's transaction: both stand or both fall.
   *
   * @param action what was done, as a past participle in lower case: {@code created}
   * @param before a record of what can be shown, without secrets; null when there was nothing
   * @param after likewise; null when nothing is left
   * @param reason in the words of who did it, up to 500 characters
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(
      Subject subject,
      String action,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable String reason) {
    changed(actors.current(), subject, action, before, after, reason);
  }

  /** The same, by somebody whose request is over: for work that is done later. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(
      Actor actor,
      Subject subject,
      String action,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable String reason) {
    database
        .sql(INSERT)
        .param("id", ids.next())
        .param("actorKind", actor.kind().name())
        .param("actorId", actor.id())
        .param("actorName", actor.name())
        .param("action", action)
        .param("subjectKind", subject.kind().name())
        .param("subjectId", subject.id())
        .param("before", text(before))
        .param("after", text(after))
        .param("reason", reason)
        .param("requestId", actor.requestId())
        .update();
  }

  private @Nullable String text(@Nullable Object shown) {
    return shown == null ? null : json.writeValueAsString(shown);
  }
}

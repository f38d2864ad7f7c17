package dev.rushgate.backoffice.audit;

import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are looked for; what is empty or null is any.
 *
 * @param actor the whole id of who made them, or what the name begins with
 * @param action the whole word
 * @param subjectId of a subject of that kind, so it takes one
 * @param from the earliest instant
 * @param before the first instant that is too late
 */
public record AuditSearch(
    String actor,
    String action,
    Subject.@Nullable Kind kind,
    String subjectId,
    @Nullable Instant from,
    @Nullable Instant before) {

  private static final int TEXT_MAX = 100;

  public static final AuditSearch EVERYTHING = new AuditSearch("", "", null, "", null, null);

  /** Refuses overlong texts, and an id without its kind, with {@code InvalidInput}. */
  public AuditSearch {
    actor = actor.strip();
    action = action.strip();
    subjectId = subjectId.strip();
    var inspection = new Inspection();
    inspection.require(actor.length() <= TEXT_MAX, "actor", "is at most 100 characters");
    inspection.require(isPlain(action, 40), "action", "is a word of at most 40 letters");
    inspection.require(isPlain(subjectId, 64), "subject", "is an id of at most 64 characters");
    inspection.require(subjectId.isEmpty() || kind != null, "kind", "is missing");
    inspection.end();
  }

  public static AuditSearch about(Subject subject) {
    return new AuditSearch("", "", subject.kind(), subject.id(), null, null);
  }

  boolean hasTime() {
    return from != null || before != null;
  }

  /** Ids and words are ASCII, and their columns compare with nothing else. */
  private static boolean isPlain(String text, int max) {
    return text.length() <= max && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** A condition with the values that it takes. */
  record Part(String sql, List<Object> values) {}

  /** What follows {@code FROM audit_entry}. */
  Part where() {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    if (!actor.isEmpty()) {
      actor(conditions, values);
    }
    if (!action.isEmpty()) {
      conditions.add("action = ?");
      values.add(action);
    }
    if (kind != null) {
      conditions.add("subject_kind = ?");
      values.add(kind.name());
    }
    if (!subjectId.isEmpty()) {
      conditions.add("subject_id = ?");
      values.add(subjectId);
    }
    if (from != null) {
      conditions.add("at >= ?");
      values.add(Utc.column(from));
    }
    if (before != null) {
      conditions.add("at < ?");
      values.add(Utc.column(before));
    }
    String all = String.join(" AND ", conditions);
    return new Part(conditions.isEmpty() ? "" : " WHERE " + all, values);
  }

  private void actor(List<String> conditions, List<Object> values) {
    if (actor.chars().allMatch(c -> c >= '0' && c <= '9')) {
      conditions.add("actor_kind = 'STAFF' AND actor_id = ?");
      values.add(actor);
    } else {
      conditions.add("actor_name LIKE ? ESCAPE '!'");
      values.add(actor.replaceAll("[!%_]", "!$0") + "%");
    }
  }
}

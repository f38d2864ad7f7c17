package dev.rushgate.backoffice.audit.web;

import dev.rushgate.backoffice.audit.AuditEntry;
import dev.rushgate.backoffice.audit.Difference;
import dev.rushgate.backoffice.audit.Subject;
import dev.rushgate.backoffice.platform.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change, as the page and the call show it. */
record AuditRow(
    String id,
    Instant at,
    Actor.Kind actorKind,
    String actorId,
    String actorName,
    String action,
    Subject.Kind subjectKind,
    String subjectId,
    List<Difference.Field> changes,
    @Nullable String reason,
    String requestId) {

  static AuditRow of(AuditEntry entry) {
    return new AuditRow(
        Long.toString(entry.id()),
        entry.at(),
        entry.actorKind(),
        entry.actorId(),
        entry.actorName(),
        entry.action(),
        entry.subject().kind(),
        entry.subject().id(),
        Difference.of(entry),
        entry.reason(),
        entry.requestId());
  }

  /** The page of what was changed. */
  public String subjectPath() {
    return switch (subjectKind) {
      case PRODUCT -> "/admin/products/" + subjectId;
      case DROP -> "/admin/drops/" + subjectId;
      case ORDER -> "/admin/orders/" + subjectId;
      case MEMBER -> "/admin/members/" + subjectId;
      case STAFF -> "/admin/staff/" + subjectId;
      case PAYMENT -> "/admin/payments/" + subjectId;
    };
  }

  /** What finds all that the same actor did. */
  public String actorFilter() {
    return actorKind == Actor.Kind.STAFF ? actorId : actorName;
  }
}

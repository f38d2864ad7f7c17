package dev.rushgate.backoffice.audit;

import dev.rushgate.backoffice.platform.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made.
 *
 * @param actorName as it was at the time
 * @param before what the change took away, as JSON; null when there was nothing
 * @param after what is there since, as JSON; null when nothing is left
 * @param requestId finds the request in the log
 */
public record AuditEntry(
    long id,
    Instant at,
    Actor.Kind actorKind,
    String actorId,
    String actorName,
    String action,
    Subject subject,
    @Nullable String before,
    @Nullable String after,
    @Nullable String reason,
    String requestId) {}

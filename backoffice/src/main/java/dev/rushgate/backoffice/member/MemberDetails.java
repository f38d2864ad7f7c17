package dev.rushgate.backoffice.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member as operators see one.
 *
 * @param id the {@code sub} of the member's tokens
 */
public record MemberDetails(
    String id,
    String email,
    String name,
    MemberState state,
    @Nullable Instant blockedAt,
    @Nullable String blockedReason,
    Instant createdAt) {}

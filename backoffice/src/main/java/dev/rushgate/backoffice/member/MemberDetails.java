package dev.rushgate.backoffice.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member as operators see one.
 *
 * @param id the {@code sub} of the member's tokens
 * @param email null when the member came through a provider that vouched for none
 */
public record MemberDetails(
    String id,
    @Nullable String email,
    String name,
    MemberState state,
    @Nullable Instant blockedAt,
    @Nullable String blockedReason,
    Instant createdAt) {}

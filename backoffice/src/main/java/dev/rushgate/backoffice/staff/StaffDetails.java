package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the staff, as owners see them and as the audit log keeps them.
 *
 * @param hasDevice whether a code of a second device is asked for
 * @param setupUntil how long a password that was shown once opens the choice of another; null once
 *     that was made
 * @param lockedUntil after wrong guesses
 */
public record StaffDetails(
    long id,
    String email,
    String name,
    StaffRole role,
    StaffState state,
    boolean hasDevice,
    @Nullable Instant setupUntil,
    @Nullable Instant lockedUntil,
    Instant createdAt) {}

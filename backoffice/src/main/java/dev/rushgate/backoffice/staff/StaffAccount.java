package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;

/** An account that may be used, as it stood when it was read. */
public record StaffAccount(long id, String name, StaffRole role) {}

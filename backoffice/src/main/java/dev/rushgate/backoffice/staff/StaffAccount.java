package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;

/**
 * An account that may be used, as it stood when it was read.
 *
 * @param era sessions of an earlier one have ended
 * @param settingUp whether it takes a password of its owner's choice before anything else
 */
public record StaffAccount(long id, String name, StaffRole role, int era, boolean settingUp) {}

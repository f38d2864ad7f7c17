package dev.rushgate.backoffice.staff;

/** Whether an account may be used. */
public enum StaffState {
  ACTIVE,
  BLOCKED
}

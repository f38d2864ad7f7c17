package dev.rushgate.backoffice.staff;

/** Whether an account may be used. */
enum StaffState {
  ACTIVE,
  BLOCKED
}

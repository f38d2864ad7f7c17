package dev.rushgate.backoffice.member;

/** Whether a member may log in. */
public enum MemberState {
  ACTIVE,
  BLOCKED
}

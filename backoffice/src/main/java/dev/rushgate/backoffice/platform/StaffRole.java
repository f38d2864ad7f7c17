package dev.rushgate.backoffice.platform;

/** What somebody on the staff may do; {@code platform.web.Access} says it page by page. */
public enum StaffRole {
  OWNER,
  OPERATOR,
  SUPPORT,
  READ_ONLY
}

package dev.rushgate.backoffice.platform;

/** What somebody on the staff may do; {@code platform.web.Access} says it page by page. */
public enum StaffRole {
  OWNER,
  OPERATOR,
  SUPPORT,
  READ_ONLY;

  /**
   * As a token of theirs has it among its roles. Never {@code ADMIN}, which is for programs that
   * hold the secret: who does not know of roles of staff takes such a token for nothing.
   */
  public String inTokens() {
    return "STAFF_" + this;
  }
}

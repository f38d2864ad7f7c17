package dev.rushgate.stack.up;

import dev.rushgate.stack.Totp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may sign in to the pages of the local back office. The secret is in base32. */
record DemoOwner(String email, String password, String totpSecret) {

  static final String EMAIL = "RUSHGATE_OWNER_EMAIL";
  static final String PASSWORD = "RUSHGATE_OWNER_PASSWORD";
  static final String TOTP = "RUSHGATE_OWNER_TOTP_SECRET";

  static final String DEMO_EMAIL = "owner@rushgate.test";

  /** What the back office is told. */
  Map<String, String> environment() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put(EMAIL, email);
    told.put(PASSWORD, password);
    told.put(TOTP, totpSecret);
    return told;
  }

  String code(Instant at) {
    return Totp.code(totpSecret, at);
  }

  @Override
  public String toString() {
    return "DemoOwner[" + email + "]";
  }
}

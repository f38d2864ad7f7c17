package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.StaffRole;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody who is to get an account. The secret is base32; without one there is no second step. */
record NewStaff(
    String email, String name, String password, StaffRole role, @Nullable String totpSecret) {

  NewStaff {
    email = plain(email);
  }

  /** An e-mail as it is kept: case does not tell people apart. */
  static String plain(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "NewStaff";
  }
}

package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.StaffRole;
import org.jspecify.annotations.Nullable;

/** Somebody who is to get an account. The secret is base32; without one there is no second step. */
record NewStaff(
    String email, String name, String password, StaffRole role, @Nullable String totpSecret) {

  NewStaff {
    email = Email.of(email).value();
  }

  @Override
  public String toString() {
    return "NewStaff";
  }
}

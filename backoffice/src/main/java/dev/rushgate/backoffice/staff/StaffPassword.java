package dev.rushgate.backoffice.staff;

import dev.rushgate.backoffice.platform.Email;
import dev.rushgate.backoffice.platform.Inspection;
import dev.rushgate.backoffice.platform.password.Password;
import org.jspecify.annotations.Nullable;

/** The rules for passwords that staff choose: those of shoppers, and some characters more. */
final class StaffPassword {

  private static final int CHARACTERS_MIN = 12;

  private StaffPassword() {}

  /** Refuses one that breaks a rule with {@code InvalidInput}, under the field {@code password}. */
  static Password chosen(@Nullable String typed, StaffDetails by) {
    Password password = Password.of(typed);
    var inspection = new Inspection();
    password.inspect(inspection, "password", Email.of(by.email()));
    inspection.require(
        password.value().codePointCount(0, password.value().length()) >= CHARACTERS_MIN,
        "password",
        "is " + CHARACTERS_MIN + " characters or more");
    inspection.end();
    return password;
  }
}

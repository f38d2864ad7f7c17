package dev.rushgate.backoffice.member.web;

import static java.util.Objects.requireNonNull;

import dev.rushgate.backoffice.platform.Inspection;
import org.jspecify.annotations.Nullable;

/** What the calls about accounts take. None of it shows in a log. */
final class Bodies {

  private Bodies() {}

  record Login(@Nullable String email, @Nullable String password) {

    /** Refuses what is missing with {@code InvalidInput}. */
    Login whole() {
      var inspection = new Inspection();
      inspection.given(email, "email");
      inspection.given(password, "password");
      inspection.end();
      return this;
    }

    String emailGiven() {
      return requireNonNull(email);
    }

    String passwordGiven() {
      return requireNonNull(password);
    }

    @Override
    public String toString() {
      return "Login";
    }
  }

  record Refresh(@Nullable String refreshToken) {

    /** Refuses what is missing with {@code InvalidInput}. */
    String tokenGiven() {
      return one(refreshToken, "refreshToken");
    }

    @Override
    public String toString() {
      return "Refresh";
    }
  }

  record PasswordChange(@Nullable String oldPassword, @Nullable String newPassword) {

    /** Refuses what is missing with {@code InvalidInput}. */
    PasswordChange whole() {
      var inspection = new Inspection();
      inspection.given(oldPassword, "oldPassword");
      inspection.given(newPassword, "newPassword");
      inspection.end();
      return this;
    }

    String oldGiven() {
      return requireNonNull(oldPassword);
    }

    String newGiven() {
      return requireNonNull(newPassword);
    }

    @Override
    public String toString() {
      return "PasswordChange";
    }
  }

  record ResetRequest(@Nullable String email) {

    /** Refuses what is missing with {@code InvalidInput}. */
    String emailGiven() {
      return one(email, "email");
    }
  }

  record Reset(@Nullable String token, @Nullable String newPassword) {

    /** Refuses what is missing with {@code InvalidInput}. */
    Reset whole() {
      var inspection = new Inspection();
      inspection.given(token, "token");
      inspection.given(newPassword, "newPassword");
      inspection.end();
      return this;
    }

    String tokenGiven() {
      return requireNonNull(token);
    }

    String newGiven() {
      return requireNonNull(newPassword);
    }

    @Override
    public String toString() {
      return "Reset";
    }
  }

  private static String one(@Nullable String value, String field) {
    var inspection = new Inspection();
    inspection.given(value, field);
    inspection.end();
    return requireNonNull(value);
  }
}

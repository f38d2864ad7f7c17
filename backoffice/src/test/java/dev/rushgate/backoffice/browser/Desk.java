package dev.rushgate.backoffice.browser;

import dev.rushgate.backoffice.platform.StaffRole;
import dev.rushgate.backoffice.testkit.Browser;
import dev.rushgate.backoffice.testkit.Running;
import dev.rushgate.backoffice.testkit.Staff;
import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.StaffDoor;
import dev.rushgate.browser.Visitor;
import dev.rushgate.stack.Totp;
import java.time.Instant;
import java.util.Objects;

/** Somebody on the staff in front of the browser. */
final class Desk {

  private static final String SESSION = "RUSHGATE_STAFF";

  private Desk() {}

  /** Somebody who has yet to sign in. */
  static Visitor nobody(Chromium chromium) {
    return new Visitor(chromium, Running.uri());
  }

  /** Signed in already, past the pages that ask for it. */
  static Visitor of(Chromium chromium, StaffRole role) {
    bring(chromium, Running.browser().signIn(Running.staff().with(role)));
    return nobody(chromium);
  }

  /** The session of the other browser, and nothing else. */
  static void bring(Chromium chromium, Browser other) {
    chromium.forgetCookies();
    chromium.setCookie(Running.uri(), "/admin", SESSION, other.cookie(SESSION).orElseThrow());
  }

  static StaffDoor door(Visitor visitor) {
    return new StaffDoor(visitor);
  }

  /** What the app of that person shows now. */
  static String code(Staff.Member member) {
    return Totp.code(Objects.requireNonNull(member.secret()), Instant.now());
  }
}

package dev.rushgate.system;

import dev.rushgate.browser.Chromium;
import dev.rushgate.browser.StaffDoor;
import dev.rushgate.browser.Visitor;
import dev.rushgate.stack.Totp;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The owner of a deployment's back office, in front of the browser. */
final class StaffDesk {

  private static final String EMAIL = "owner@example.com";
  private static final String PASSWORD = "a password of the owner";
  private static final String SECRET = Totp.secret();
  private static final String SESSION = "RUSHGATE_STAFF";

  /** What the back office is told of the owner. */
  static final Map<String, String> OWNER =
      Map.of(
          "RUSHGATE_OWNER_EMAIL", EMAIL,
          "RUSHGATE_OWNER_PASSWORD", PASSWORD,
          "RUSHGATE_OWNER_TOTP_SECRET", SECRET);

  private static final Map<Deployment, String> SESSIONS = new ConcurrentHashMap<>();

  private StaffDesk() {}

  /** Signed in, at the dashboard. A code counts once, so the session is kept for the next test. */
  static Visitor of(Deployment deployment, Chromium chromium) {
    var visitor = new Visitor(chromium, deployment.backOfficeUrl());
    String session = SESSIONS.get(deployment);
    if (session == null) {
      new StaffDoor(visitor).enter(EMAIL, PASSWORD, () -> Totp.code(SECRET, Instant.now()));
      SESSIONS.put(deployment, Objects.requireNonNull(chromium.cookie(SESSION)));
    } else {
      chromium.setCookie(deployment.backOfficeUrl(), "/admin", SESSION, session);
      visitor.open("/admin");
    }
    return visitor;
  }
}

package dev.rushgate.system;

import static org.awaitility.Awaitility.await;

import dev.rushgate.rush.service.GateLook;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A coupon for more members than a test has, for tests that send single calls. */
final class OpenCoupon {

  /** Who has entered when the coupon is handed to the test. */
  static final String FIRST = "first";

  private static final Duration SHOWN_MAX = Duration.ofSeconds(20);
  private static final int CAPACITY = 1_000;

  private OpenCoupon() {}

  /** Returns its id when each of these gates let its first member in. */
  static String at(Deployment deployment, EdgeCalls calls, List<URI> gates) {
    String drop = created(deployment);
    for (URI gate : gates) {
      try (var look = new GateLook(gate)) {
        look.awaitDrop(drop, SHOWN_MAX);
      }
      await().atMost(SHOWN_MAX).until(() -> calls.enter(gate, drop, FIRST).join().status() < 300);
    }
    return drop;
  }

  private static String created(Deployment deployment) {
    Instant opensAt = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
    try (var admin = deployment.admin()) {
      return admin.createDrop(
          new JsonObject()
              .put("kind", "COUPON")
              .put("title", "For single calls")
              .put("discount", 1_000)
              .put("capacity", CAPACITY)
              .put("opensAt", opensAt.toString())
              .put("closesAt", opensAt.plus(1, ChronoUnit.HOURS).toString())
              .put("validUntil", opensAt.plus(1, ChronoUnit.DAYS).toString()));
    }
  }
}

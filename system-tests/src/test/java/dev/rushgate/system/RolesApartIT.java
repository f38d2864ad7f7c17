package dev.rushgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One process per role, which is how the system grows. */
class RolesApartIT {

  private static final Duration SETTLED_MAX = Duration.ofSeconds(40);

  private final Deployment deployment = Deployment.shared();
  private final EdgeCalls calls = new EdgeCalls(deployment.tokens());
  private final Node gate = deployment.gate(0);
  private final Node drainer = deployment.drainer(0);
  private final Node settler = deployment.settler();

  /** What each role counts when an entry goes through it, and no other role does. */
  private final Map<Node, String> own =
      Map.of(
          gate, "rushgate_entry_decisions_total",
          drainer, "rushgate_drain_produced_total",
          settler, "rushgate_settled_total");

  @AfterEach
  void heal() {
    calls.close();
    deployment.heal();
  }

  @Test
  void rolesRunApartAndEachTellsOfItself() {
    // The only other drainer, so that the entry has one way.
    deployment.drainer(1).freeze();
    for (Node node : own.keySet()) {
      for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
        assertThat(calls.get(node.url(), path).status()).as(node.url() + path).isEqualTo(200);
      }
    }
    var before = new LinkedHashMap<Node, Double>();
    own.forEach((node, name) -> before.put(node, counted(node, name)));
    String drop = OpenCoupon.at(deployment, calls, List.of(gate.url()));
    await().atMost(SETTLED_MAX).until(() -> isSettled(drop));
    own.forEach(
        (node, name) -> {
          assertThat(counted(node, name)).as(name).isGreaterThan(before.get(node));
          own.keySet().stream()
              .filter(other -> !other.equals(node))
              .forEach(other -> assertThat(metrics(other)).doesNotContain(name));
        });
  }

  @Test
  void onlyAGateServesShoppers() {
    for (Node notAGate : List.of(drainer, settler)) {
      assertThat(calls.get(notAGate.url(), "/api/v1/drops").status()).isEqualTo(404);
      assertThat(calls.enter(notAGate.url(), "1", OpenCoupon.FIRST).join().status()).isEqualTo(404);
    }
    assertThat(calls.get(gate.url(), "/api/v1/drops").status()).isEqualTo(200);
  }

  private boolean isSettled(String drop) {
    var entry = calls.entryOf(gate.url(), drop, OpenCoupon.FIRST);
    return "SETTLED".equals(entry.body().getString("state"));
  }

  /** The sum over all tags. */
  private double counted(Node node, String name) {
    return metrics(node)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private String metrics(Node node) {
    return calls.get(node.url(), "/metrics").text();
  }
}

package dev.rushgate.bench.scenario;

import dev.rushgate.bench.contender.BareGateMain;
import dev.rushgate.bench.contender.CeilingMain;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.model.DropId;
import dev.rushgate.stack.Service;
import java.util.HashMap;
import java.util.Map;

/** The processes that most scenarios compare: the ceiling, and a gate with a drainer behind it. */
final class Gates implements AutoCloseable {

  /** In bytes: the answer to an entry, as measured; the ceiling's answers are as long. */
  private static final int ANSWER_BYTES = 345;

  private final Rig rig;
  private final Service ceiling;
  private final Service gate;
  private final Service behind;

  Gates(Bench bench) {
    rig = bench.rig();
    ceiling = ceiling("ceiling", Map.of());
    // The drainer first: no gate is ready before it knows what was revoked.
    behind = rig.edge("behind", "drain,settle");
    gate = rig.edge("gate", "gate");
  }

  /** A ceiling of its own that checks what callers show; whoever asks for it ends it. */
  Service checking(String what, DropId drop) {
    return ceiling(
        "ceiling-" + what,
        Map.of(
            CeilingMain.CHECKS, what, CeilingMain.DROP, drop.toString(), "RUSHGATE_ROLES", "gate"));
  }

  /** A gate that only enters; whoever asks for it ends it. */
  Service bareGate() {
    return rig.program(
        "bare-gate",
        BareGateMain.class,
        Map.of(CeilingMain.BODY_BYTES, Integer.toString(ANSWER_BYTES)));
  }

  private Service ceiling(String name, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put(CeilingMain.BODY_BYTES, Integer.toString(ANSWER_BYTES));
    return rig.program(name, CeilingMain.class, all);
  }

  int ceilingPort() {
    return port(ceiling);
  }

  int gatePort() {
    return port(gate);
  }

  Map<String, Long> ceilingPids() {
    return Map.of("ceiling", ceiling.pid());
  }

  /** Of the gate and all that its work needs: the stores, the drainer, the settler. */
  Map<String, Long> gatePids() {
    return withStores(gate);
  }

  /** Of a service that stands in for the gate, and what stands behind it. */
  Map<String, Long> withStores(Service front) {
    var pids = rig.withStores("gate", front);
    pids.put("drainer and settler", behind.pid());
    return pids;
  }

  static int port(Service service) {
    return java.net.URI.create(service.url()).getPort();
  }

  @Override
  public void close() {
    rig.end(gate);
    rig.end(behind);
    rig.end(ceiling);
  }
}

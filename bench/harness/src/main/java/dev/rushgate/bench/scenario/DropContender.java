package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Target;
import dev.rushgate.bench.rig.Pause;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.rush.service.GateLook;
import dev.rushgate.stack.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rushgate's own claiming: a place in a drop that has a unit for everybody, so that each place is a
 * unit won; kept by Redis when the answer leaves. Draining and settling go on beside it.
 */
record DropContender(Bench bench, Edges edges, DropLook look, String fsync, Path feed, int members)
    implements ClaimContender {

  /** What runs of Rushgate: the gate, and beside it what drains and settles. */
  record Edges(Service gate, Service settling) {

    URI gateUrl() {
      return URI.create(gate.url());
    }
  }

  private static final int CONNECTIONS = 256;
  private static final int ADMIT_PER_SECOND = 500;
  private static final Duration SHOWN_MAX = Duration.ofSeconds(10);
  private static final Duration UNDER_WAY_MAX = Duration.ofMillis(500);

  @Override
  public String name() {
    return "rushgate " + fsync;
  }

  @Override
  public List<String> notes() {
    return List.of(CONNECTIONS + " connections, settling " + ADMIT_PER_SECOND + "/s meanwhile");
  }

  @Override
  public int connections() {
    return CONNECTIONS;
  }

  @Override
  public Map<String, Long> pids() {
    var pids = bench.rig().withStores("gate", edges.gate());
    pids.put("drainer and settler", edges.settling().pid());
    return pids;
  }

  @Override
  public Round round() {
    bench.rig().redisFsync(fsync);
    DropId drop = bench.drops().coupon(Limits.UNITS_MAX, 0, ADMIT_PER_SECOND);
    try (var atGate = new GateLook(edges.gateUrl())) {
      atGate.awaitDrop(drop.toString(), SHOWN_MAX);
    }
    return new DropRound(this, drop);
  }

  private record DropRound(DropContender contender, DropId drop) implements Round {

    @Override
    public Target target() {
      var path = "/api/v1/drops/" + drop + "/entries";
      return new Target("POST", contender.edges.gateUrl().getPort(), path, contender.feed);
    }

    @Override
    public int members() {
      return contender.members;
    }

    @Override
    public List<String> broken(long acknowledged, long unseen) {
      Pause.of(UNDER_WAY_MAX); // what the generator did not wait for
      long entered = contender.bench.drops().number(drop, "entered");
      long capacity = contender.bench.drops().number(drop, "capacity");
      long remaining = contender.bench.drops().number(drop, "remaining");
      List<String> broken = new ArrayList<>();
      if (capacity != Limits.UNITS_MAX || remaining < 0) {
        broken.add("oversold: " + remaining + " of " + capacity + " remain");
      }
      broken.addAll(Acknowledged.broken(entered, acknowledged, unseen));
      return broken;
    }

    /** Else its waiting would go on being settled beside the next contender. */
    @Override
    public void close() {
      contender.look.retire(drop);
    }
  }
}

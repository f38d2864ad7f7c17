package dev.rushgate.bench.scenario;

import dev.rushgate.bench.contender.BroadcastMain;
import dev.rushgate.bench.machine.CpuMeter;
import dev.rushgate.bench.result.Series;
import dev.rushgate.bench.rig.Pause;
import dev.rushgate.model.DropId;
import dev.rushgate.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Telling everybody who watches a drop that it changed: events delivered for each second of the
 * server's processor time, beside a server that only writes.
 */
public final class Streaming implements Scenario {

  private static final String UNIT = "events per CPU second";
  private static final int STREAMS = 5_000;
  private static final int STREAMS_QUICK = 500;

  /** More often than a gate tells of changes, so that each of its ticks has one. */
  private static final Duration BETWEEN_ENTRIES = Duration.ofMillis(100);

  private final CpuMeter cpu = new CpuMeter();

  @Override
  public String name() {
    return "streaming";
  }

  @Override
  public void run(Bench bench) {
    int streams = bench.pace().quick() ? STREAMS_QUICK : STREAMS;
    var rig = bench.rig();
    var bare = rig.program("broadcast", BroadcastMain.class, Map.of());
    var drainer = rig.edge("drainer", "drain");
    var gate = rig.edge("gate", "gate");
    DropId drop = bench.drops().coupon(1_000_000, 1_000_000, 1);
    String path = "/api/v1/drops/" + drop + "/stream";
    var written = new ArrayList<Double>();
    var told = new ArrayList<Double>();
    try (var entering = new Entrants(bench, Gates.port(gate), drop)) {
      for (int i = 0; i < bench.pace().repetitions(); i++) {
        bench.progress().say(streams + " streams");
        written.add(measure(bench, bare, path, streams));
        told.add(measure(bench, gate, path, streams));
        entering.requireAlive();
      }
    }
    List.of(gate, drainer, bare).forEach(rig::end);
    List<String> notes = List.of(streams + " streams, an event for all each quarter of a second");
    bench.results().add(new Series(name(), "bare broadcast", UNIT, written, 0, notes, false));
    bench.results().add(new Series(name(), "rushgate", UNIT, told, 0, List.of(), false));
  }

  private double measure(Bench bench, Service server, String path, int streams) {
    try (var listeners = Listeners.open(Gates.port(server), path, streams)) {
      Pause.of(Duration.ofSeconds(1));
      long eventsBefore = listeners.events();
      long cpuBefore = cpu.micros(List.of(server.pid()));
      Pause.of(Duration.ofSeconds(bench.pace().seconds()));
      long spent = cpu.micros(List.of(server.pid())) - cpuBefore;
      return (listeners.events() - eventsBefore) * 1e6 / spent;
    }
  }

  /** Members who enter now and then, so that there is something to tell. */
  private static final class Entrants implements AutoCloseable {

    private final Thread thread;
    private volatile boolean over;

    Entrants(Bench bench, int port, DropId drop) {
      var tokens = bench.rig().tokens();
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var calls = new GateCalls(port)) {
                      for (int member = 0; !over; member++) {
                        calls.enter(drop, tokens.shopper("streaming-" + member));
                        Pause.of(BETWEEN_ENTRIES);
                      }
                    }
                  });
    }

    void requireAlive() {
      if (!thread.isAlive()) {
        throw new IllegalStateException("nobody enters any more");
      }
    }

    @Override
    public void close() {
      over = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

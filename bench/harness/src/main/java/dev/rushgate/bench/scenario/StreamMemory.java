package dev.rushgate.bench.scenario;

import dev.rushgate.bench.contender.BroadcastMain;
import dev.rushgate.bench.load.Members;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.Series;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a gate keeps for each open stream of a member who waits, beside what a bare server keeps for
 * a response that goes on.
 */
final class StreamMemory {

  private static final String SCENARIO = "growth, heap per stream";
  private static final int WARM_UP = 200;
  private static final int REPETITIONS_MAX = 3;
  private static final double BYTES_GOAL = 8_192;

  private final Bench bench;
  private final int streams;

  StreamMemory(Bench bench, int streams) {
    this.bench = bench;
    this.streams = streams;
  }

  void run() {
    try (var preload = new Preload(bench.rig());
        var look = new DropLook(bench.rig())) {
      DropId drop = armed();
      preload.enter(drop, 0, streams);
      bench.results().add(series("bare broadcast", drop, "drop", this::bare));
      Series gate = series("rushgate", drop, "entry", this::gate);
      look.retire(drop);
      bench.results().add(gate);
      bench
          .results()
          .add(Goal.atMost("gate heap per SSE connection", BYTES_GOAL, gate.median(), "bytes"));
    }
  }

  /** Published by a drainer that has ended: those who wait go on waiting. */
  private DropId armed() {
    Service drainer = bench.rig().edge("streams-publisher", "drain");
    DropId drop = bench.drops().coupon(1, streams, Limits.ADMIT_PER_SECOND_MAX);
    bench.rig().end(drainer);
    return drop;
  }

  private Service gate() {
    return bench.rig().edge("streams-gate", "gate");
  }

  private Service bare() {
    return bench.rig().program("streams-bare", BroadcastMain.class, Map.of());
  }

  private Series series(String contender, DropId drop, String event, Supplier<Service> start) {
    var heap = new ArrayList<Sample>();
    var notes = new ArrayList<String>();
    notes.add(streams + " open");
    for (int i = 0; i < Math.min(REPETITIONS_MAX, bench.pace().repetitions()); i++) {
      bench.progress().say("opening " + streams + " streams of " + contender);
      Service server = start.get();
      try {
        measure(server, drop, event, heap, notes);
      } finally {
        bench.rig().end(server);
      }
    }
    return Sample.series(SCENARIO, contender, "bytes", heap, notes.toArray(String[]::new));
  }

  private void measure(
      Service server, DropId drop, String event, List<Sample> heap, List<String> notes) {
    var memory = new JvmMemory(server.pid());
    int port = Gates.port(server);
    warmUp(port, drop, event);
    try (var open = new OpenStreams(port, drop, event)) {
      long liveBefore = memory.liveBytes();
      long residentBefore = memory.residentBytes();
      open.open(tokens());
      heap.add(Sample.of((double) (memory.liveBytes() - liveBefore) / streams));
      long resident = (memory.residentBytes() - residentBefore) / streams;
      notes.add("resident memory grew by " + resident + " bytes a stream");
    }
  }

  /** What is made once, with the first streams, belongs to none of them. */
  private void warmUp(int port, DropId drop, String event) {
    try (var open = new OpenStreams(port, drop, event)) {
      open.open(tokens().subList(0, WARM_UP));
    }
  }

  private List<String> tokens() {
    var signer = bench.rig().tokens();
    return IntStream.range(0, streams)
        .mapToObj(member -> signer.shopper(Members.id(member).value()))
        .toList();
  }
}

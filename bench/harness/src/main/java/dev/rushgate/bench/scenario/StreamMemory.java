package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Members;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.result.Series;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.stack.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a gate keeps for each open stream of a member who waits. */
final class StreamMemory {

  private static final int WARM_UP = 200;
  private static final int REPETITIONS_MAX = 3;
  private static final double BYTES_GOAL = 8_192;

  private final Bench bench;
  private final int streams;
  private final List<Sample> heap = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  StreamMemory(Bench bench, int streams) {
    this.bench = bench;
    this.streams = streams;
  }

  void run() {
    try (var preload = new Preload(bench.rig());
        var look = new DropLook(bench.rig())) {
      DropId drop = armed();
      preload.enter(drop, 0, streams);
      for (int i = 0; i < Math.min(REPETITIONS_MAX, bench.pace().repetitions()); i++) {
        bench.progress().say("opening " + streams + " streams");
        measure(drop);
      }
      look.retire(drop);
    }
    Series series =
        Sample.series(
            "growth, gate heap per stream",
            streams + " open",
            "bytes",
            heap,
            notes.toArray(String[]::new));
    bench.results().add(series);
    bench
        .results()
        .add(Goal.atMost("gate heap per SSE connection", BYTES_GOAL, series.median(), "bytes"));
  }

  /** Published by a drainer that has ended: those who wait go on waiting. */
  private DropId armed() {
    Service drainer = bench.rig().edge("streams-publisher", "drain");
    DropId drop = bench.drops().coupon(1, streams, Limits.ADMIT_PER_SECOND_MAX);
    bench.rig().end(drainer);
    return drop;
  }

  private void measure(DropId drop) {
    Service gate = bench.rig().edge("streams-gate", "gate");
    var memory = new JvmMemory(gate.pid());
    int port = URI.create(gate.url()).getPort();
    warmUp(port, drop);
    try (var open = new OpenStreams(port, drop)) {
      long liveBefore = memory.liveBytes();
      long residentBefore = memory.residentBytes();
      open.open(tokens());
      heap.add(Sample.of((double) (memory.liveBytes() - liveBefore) / streams));
      long resident = (memory.residentBytes() - residentBefore) / streams;
      notes.add("resident memory grew by " + resident + " bytes a stream");
    } finally {
      bench.rig().end(gate);
    }
  }

  /** What is made once, with the first streams, belongs to none of them. */
  private void warmUp(int port, DropId drop) {
    try (var open = new OpenStreams(port, drop)) {
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

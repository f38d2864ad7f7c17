package dev.rushgate.bench.scenario;

import dev.rushgate.bench.report.Results;
import dev.rushgate.bench.result.Goal;
import dev.rushgate.bench.rig.Rig;
import dev.rushgate.model.DropId;
import dev.rushgate.model.Limits;
import dev.rushgate.stack.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops with few and with many waiting, and nobody who drains them: the drainer that armed them has
 * ended. Redis syncs every second meanwhile, as a sync per call would hide what the calls cost, and
 * does not rewrite its file by itself.
 */
final class WaitingLines implements AutoCloseable {

  private static final int WAITLIST = 2_000_000;
  private static final double BYTES_GOAL = 150;

  private final Rig rig;
  private final Results results;
  private final RedisMemory memory;
  private final Preload preload;
  private final DropLook look;
  private final List<DropId> drops = new ArrayList<>();
  private final List<WaitingLine> lines = new ArrayList<>();
  private double bytesPerMember;

  WaitingLines(Bench bench, List<Integer> sizes) {
    rig = bench.rig();
    results = bench.results();
    memory = new RedisMemory(rig);
    preload = new Preload(rig);
    look = new DropLook(rig);
    Service drainer = rig.edge("growth-publisher", "drain");
    sizes.forEach(
        size ->
            drops.add(
                bench.drops().coupon(Limits.UNITS_MAX, WAITLIST, Limits.ADMIT_PER_SECOND_MAX)));
    rig.end(drainer);
    rig.redisFsync("everysec");
    memory.rewriteByItself(false);
    for (int i = 0; i < sizes.size(); i++) {
      bench.progress().say("letting " + sizes.get(i) + " wait");
      lines.add(line(drops.get(i), sizes.get(i)));
    }
  }

  private WaitingLine line(DropId drop, int size) {
    long before = memory.usedBytes();
    preload.enter(drop, 0, size);
    bytesPerMember = (double) (memory.usedBytes() - before) / size;
    return new WaitingLine(preload.queue(drop), size);
  }

  /** From the shortest to the longest. */
  List<WaitingLine> all() {
    return lines;
  }

  /** As measured of the longest line, before anybody was admitted. */
  void memoryPerMember() {
    int size = lines.getLast().size();
    results.add(
        Sample.series(
            "growth, redis memory per member",
            size + " waiting",
            "bytes",
            List.of(Sample.of(bytesPerMember))));
    results.add(
        Goal.atMost("Redis memory per waiting member", BYTES_GOAL, bytesPerMember, "bytes"));
  }

  @Override
  public void close() {
    drops.forEach(look::retire);
    look.close();
    preload.close();
    memory.rewriteNow();
    memory.rewriteByItself(true);
    rig.redisFsync("always");
  }
}

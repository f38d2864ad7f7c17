package dev.rushgate.bench.scenario;

import dev.rushgate.bench.load.Feed;
import dev.rushgate.bench.load.LoadResult;
import dev.rushgate.bench.load.Target;
import dev.rushgate.model.DropId;
import java.nio.file.Path;
import java.util.Map;

/** Members who enter, each once, and the look whether all who were told yes are there. */
final class EnteringLoad {

  /** The goal names it. */
  static final int CONNECTIONS = 1_024;

  /** More than any gate answers here, so that no member comes twice. */
  private static final int MEMBERS_PER_SECOND = 60_000;

  private static final int UNITS = 1_000_000;
  private static final int WAITLIST = 9_000_000;
  private static final int ADMIT_PER_SECOND = 1;

  private final Bench bench;
  private final Path feed;
  private final int members;

  EnteringLoad(Bench bench, String name) {
    this.bench = bench;
    var pace = bench.pace();
    members = MEMBERS_PER_SECOND * Math.max(pace.seconds(), pace.warmUpSeconds());
    feed = Feed.tokens(bench.folder(), name, members, bench.rig().tokens());
  }

  Path feed() {
    return feed;
  }

  /** For the ceiling, which reads nothing of it. */
  Target anywhere(int port) {
    return new Target("POST", port, "/api/v1/drops/1/entries", feed);
  }

  Target into(DropId drop, int port) {
    return new Target("POST", port, path(drop), feed);
  }

  LoadResult ceiling(Round round, int port, Map<String, Long> pids) {
    int seconds = bench.pace().seconds();
    return round.measure(pids, () -> bench.closedLoop().run(anywhere(port), CONNECTIONS, seconds));
  }

  /** Into a drop of its own; what Redis holds then must be what the generator was told. */
  LoadResult enter(Round round, int port, Map<String, Long> pids) {
    DropId drop = newDrop();
    int seconds = bench.pace().seconds();
    var target = into(drop, port);
    var seen = round.measure(pids, () -> bench.closedLoop().run(target, CONNECTIONS, seconds));
    check(round, drop, seen);
    return seen;
  }

  void warmUp(int port) {
    DropId drop = newDrop();
    bench.closedLoop().run(into(drop, port), CONNECTIONS, bench.pace().warmUpSeconds());
    retire(drop);
  }

  DropId newDrop() {
    return bench.drops().coupon(UNITS, WAITLIST, ADMIT_PER_SECOND);
  }

  static String path(DropId drop) {
    return "/api/v1/drops/" + drop + "/entries";
  }

  void check(Round round, DropId drop, LoadResult seen) {
    var there = bench.drops().entries(drop);
    long entered = there.entered();
    long kept = there.kept();
    if (seen.answers() > members) {
      round.note("members came twice: the feed is too short");
    } else if (entered < seen.successes()) {
      round.broke(seen.successes() + " were told yes, " + entered + " entered");
    } else if (entered > seen.successes() + CONNECTIONS + seen.timeouts()) {
      round.broke(entered + " entered, only " + seen.successes() + " were answered");
    }
    if (kept != entered) {
      round.broke(entered + " entered, " + kept + " are there");
    }
    if (seen.others() > 0) {
      round.note(seen.others() + " refused");
    }
    retire(drop);
    bench.rig().requireAlive();
  }

  /** Half a million who wait would make the stores' upkeep a part of the next figure. */
  void retire(DropId drop) {
    try (var look = new DropLook(bench.rig())) {
      look.retire(drop);
    }
  }
}

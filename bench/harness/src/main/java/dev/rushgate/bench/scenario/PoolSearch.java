package dev.rushgate.bench.scenario;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the pool size with which each lock design claims the most, and then the connections. */
final class PoolSearch {

  private static final List<String> DESIGNS =
      List.of("pessimistic", "optimistic", "optimistic-retry", "redisson");
  private static final List<Integer> POOLS = List.of(4, 8, 16, 32);
  private static final List<Integer> POOLS_QUICK = List.of(8, 16);
  private static final int CONNECTIONS = 64;
  private static final int CONNECTIONS_MORE = 256;
  private static final int WARM_UPS = 3;
  private static final int SECONDS = 3;
  private static final int SECONDS_QUICK = 1;

  private record Tried(LockContender contender, double claimedPerSecond) {}

  private final Bench bench;
  private final Path feed;
  private final int members;
  private final int seconds;

  PoolSearch(Bench bench, Path feed, int members) {
    this.bench = bench;
    this.feed = feed;
    this.members = members;
    this.seconds = bench.pace().quick() ? SECONDS_QUICK : SECONDS;
  }

  /** Each design at its best; the shops that none of them needs are ended. */
  List<LockContender> best() {
    Map<String, Tried> best = new LinkedHashMap<>();
    Map<Integer, LockShop> shops = new HashMap<>();
    for (int pool : bench.pace().quick() ? POOLS_QUICK : POOLS) {
      bench.progress().say("lock designs with a pool of " + pool);
      LockShop shop = LockShop.start(bench.rig(), pool);
      shops.put(pool, shop);
      warmUp(shop);
      for (String design : DESIGNS) {
        var contender = contender(shop, design, CONNECTIONS);
        tried(contender); // what this design alone needs is compiled
        best.merge(design, tried(contender), PoolSearch::better);
      }
    }
    best.replaceAll((design, one) -> bench.pace().quick() ? one : withMoreConnections(one));
    List<LockContender> found = best.values().stream().map(Tried::contender).toList();
    shops.values().stream()
        .filter(shop -> found.stream().noneMatch(one -> one.shop().equals(shop)))
        .forEach(shop -> bench.rig().end(shop.service()));
    return found;
  }

  /** Such a process goes on getting faster for half a minute of load on one core. */
  private void warmUp(LockShop shop) {
    int runs = bench.pace().quick() ? 1 : WARM_UPS;
    var tally = new ClaimTally(bench, contender(shop, DESIGNS.getFirst(), CONNECTIONS));
    for (int i = 0; i < runs; i++) {
      tally.warmUp(bench.pace().warmUpSeconds());
    }
  }

  private Tried withMoreConnections(Tried one) {
    LockContender few = one.contender();
    var more = contender(few.shop(), few.design(), CONNECTIONS_MORE);
    return better(one, tried(more));
  }

  private LockContender contender(LockShop shop, String design, int connections) {
    return new LockContender(bench.rig(), shop, design, connections, feed, members);
  }

  private Tried tried(LockContender contender) {
    return new Tried(contender, new ClaimTally(bench, contender).warmUp(seconds));
  }

  private static Tried better(Tried one, Tried other) {
    return Comparator.comparingDouble(Tried::claimedPerSecond).compare(one, other) >= 0
        ? one
        : other;
  }
}

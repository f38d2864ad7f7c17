package dev.rushgate.rush;

import dev.rushgate.rush.crowd.Crowd;
import dev.rushgate.rush.crowd.Plan;
import dev.rushgate.rush.service.BackOffice;
import dev.rushgate.rush.service.GateLook;
import dev.rushgate.rush.service.ServerClock;
import dev.rushgate.rush.service.Tokens;
import dev.rushgate.rush.verdict.BooksReader;
import dev.rushgate.rush.verdict.Judgement;
import dev.rushgate.rush.verdict.OversellWatch;
import dev.rushgate.rush.verdict.Proof;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One rush from the first product to the last verdict. */
final class Rush {

  private static final Duration UNTIL_OPENING = Duration.ofSeconds(10);
  private static final Duration SHOWN_MAX = Duration.ofSeconds(30);
  private static final Duration LAST_LOOK_MAX = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 128;
  private static final double BOTH = 0.1;
  private static final double EARLY = 0.01;
  private static final double TWICE = 0.1;
  private static final double GIVE_UP = 0.05;

  private final RunningSystem system;
  private final Options options;
  private final PrintStream out;
  private final Tokens tokens;
  private final BooksReader books;

  Rush(RunningSystem system, Options options, PrintStream out) {
    this.system = system;
    this.options = options;
    this.out = out;
    this.tokens = new Tokens(system.jwtSecret(), system.issuer(), InstantSource.system());
    this.books =
        new BooksReader(system.database().jdbc(), system.databaseUser(), system.databasePassword());
  }

  /** Holds it, prints the report, and returns whether every invariant held. */
  boolean hold() throws SQLException {
    String admin = tokens.admin("rush-operator");
    try (var backOffice = new BackOffice(system.backOffice(), () -> admin)) {
      Sale sale = prepare(backOffice);
      Plan plan = plan(sale, clock(sale));
      List<String> drops = sale.targets().stream().map(Plan.Target::drop).toList();
      try (var proof = new Proof(books);
          var watch = new OversellWatch(books, drops);
          var crowd = new Crowd(plan, tokens, backOffice, proof)) {
        run(crowd, sale, backOffice);
        return report(crowd, sale, new Judgement(backOffice, books, watch));
      }
    }
  }

  private Sale prepare(BackOffice backOffice) {
    out.println("rush seed=" + options.seed() + " members=" + options.members());
    Sale sale = Sale.create(backOffice, options, Instant.now().plus(UNTIL_OPENING));
    for (Sale.OnSale drop : sale.drops()) {
      out.println(drop.title() + ": drop " + drop.target().drop() + ", " + drop.units() + " units");
    }
    return sale;
  }

  /** Waits until each gate shows each drop, and compares clocks with the first. */
  private ServerClock clock(Sale sale) {
    for (URI gate : system.gates()) {
      try (var look = new GateLook(gate)) {
        sale.targets().forEach(target -> look.awaitDrop(target.drop(), SHOWN_MAX));
      }
    }
    try (var look = new GateLook(system.gates().getFirst())) {
      return look.clock();
    }
  }

  private Plan plan(Sale sale, ServerClock clock) {
    return new Plan(
        system.gates(),
        sale.targets(),
        "rush-" + Long.toString(sale.opensAt().toEpochMilli(), Character.MAX_RADIX) + "-",
        options.members(),
        options.ratePerSecond(),
        options.streams(),
        CONNECTIONS,
        new Plan.Shares(BOTH, EARLY, TWICE, GIVE_UP, options.payShare()),
        options.seed(),
        clock);
  }

  /** To the end of every story, or to the close that the bound on time brings. */
  private void run(Crowd crowd, Sale sale, BackOffice backOffice) {
    try (var _ = new Progress(crowd, sale.opensAt(), out)) {
      crowd.start();
      Duration untilOpening = Duration.between(Instant.now(), sale.opensAt());
      crowd.awaitEnd(untilOpening.plus(options.time()));
      // Closed, nothing can come back to those who wait: they all get their last word.
      sale.targets().forEach(target -> backOffice.close(target.drop()));
      crowd.lastLook(LAST_LOOK_MAX);
    }
  }

  private boolean report(Crowd crowd, Sale sale, Judgement judgement) throws SQLException {
    var report = new Report(out);
    report.crowd(crowd);
    List<Boolean> held = new ArrayList<>();
    for (Sale.OnSale drop : sale.drops()) {
      String id = drop.target().drop();
      var result = judgement.of(id, drop.units(), crowd.told(id), false);
      report.drop(drop, result);
      held.add(result.holds());
    }
    boolean all = !held.contains(false);
    out.println(all ? "every invariant held" : "AN INVARIANT IS BROKEN");
    return all;
  }
}

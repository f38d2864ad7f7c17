package dev.rushgate.rush;

import dev.rushgate.rush.crowd.Crowd;
import dev.rushgate.rush.crowd.Tally;
import dev.rushgate.rush.verdict.Judgement;
import dev.rushgate.rush.verdict.Verdict;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The table at the end. */
final class Report {

  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final double P999 = 99.9;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void crowd(Crowd crowd) {
    Tally tally = crowd.tally();
    out.println();
    out.println("the crowd");
    line("shoppers", crowd.size() + ", at most " + tally.streamsMost() + " streams at once");
    line("entries", tally.entered());
    line("turned away at the door", tally.turnedAway());
    line("told SETTLED", tally.settled() + ", " + tally.proven() + " rows seen at that moment");
    line("paid", tally.paid());
    counts("refused", tally.refusals());
    counts("not now", tally.retries());
    counts("not in the contract", tally.oddities());
    latency("click to answer", tally.answerUs());
    latency("click to settled", tally.settledUs());
  }

  void drop(Sale.OnSale drop, Judgement.Result result) {
    out.println();
    out.println(drop.title() + " (drop " + drop.target().drop() + ")");
    JsonObject lines = result.ledger().getJsonObject("lines", new JsonObject());
    lines.forEach(each -> line("ledger: " + each.getKey(), each.getValue()));
    line("ledger: balanced", result.ledger().getValue("balanced"));
    result.verdicts().forEach(this::verdict);
  }

  private void verdict(Verdict verdict) {
    if (verdict.holds()) {
      line(verdict.invariant(), "holds (" + verdict.facts() + ")");
    } else {
      line(verdict.invariant(), "BROKEN (" + verdict.facts() + "): " + verdict.shown());
    }
  }

  private void counts(String name, Map<String, Long> counts) {
    counts.forEach((code, count) -> line(name + ": " + code, count));
  }

  private void latency(String name, Histogram us) {
    line(
        name,
        us.getTotalCount() == 0
            ? "none"
            : String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms (%d)",
                us.getValueAtPercentile(P50) / 1000.0,
                us.getValueAtPercentile(P99) / 1000.0,
                us.getValueAtPercentile(P999) / 1000.0,
                us.getTotalCount()));
  }

  private void line(String name, Object value) {
    out.printf(Locale.ROOT, "  %-28s %s%n", name, value);
  }
}

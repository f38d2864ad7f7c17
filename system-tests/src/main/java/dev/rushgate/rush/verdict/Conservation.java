package dev.rushgate.rush.verdict;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Invariant 6: the back office's ledger adds up, and agrees with the rows and with the crowd. */
final class Conservation {

  private Conservation() {}

  static Verdict ledgerAddsUp(
      Books books, List<Told> told, JsonObject ledger, boolean redisWasLost) {
    List<String> offences = new ArrayList<>();
    var sum = new Sums(ledger.getJsonObject("lines", new JsonObject()), offences);
    if (!Boolean.TRUE.equals(ledger.getBoolean("balanced"))) {
      offences.add("the ledger is not balanced: " + failing(ledger));
    }
    sum.equal("entered", "waiting", "leased", "admitted", "refused", "left");
    sum.equal("settled", "toPay", "paid", "dead", "returned");
    sum.equal("live", "toPay", "paid", "dead");
    long live = books.live().size();
    if (sum.of("live") != live) {
      offences.add("the ledger counts " + sum.of("live") + " live, the database " + live);
    }
    long in = told.stream().filter(Told::isIn).filter(one -> one.fate() != Told.Fate.LOST).count();
    // What left and was refused before a loss of Redis is forgotten with it.
    if (!redisWasLost && sum.of("entered") < in) {
      offences.add("the ledger counts " + sum.of("entered") + " entries, shoppers hold " + in);
    }
    // A dead letter stays among those on their way until somebody replays it or gives it up.
    if (sum.of("waiting") + sum.of("leased") + sum.of("onItsWay") > sum.of("dead")) {
      offences.add("not quiet: " + sum.lines().encode());
    }
    return new Verdict("6 conservation", "entered " + sum.of("entered"), offences);
  }

  private static String failing(JsonObject ledger) {
    List<String> names = new ArrayList<>();
    for (Object each : ledger.getJsonArray("checks", new JsonArray())) {
      if (each instanceof JsonObject check && !Boolean.TRUE.equals(check.getBoolean("holds"))) {
        names.add(check.encode());
      }
    }
    return names.isEmpty() ? "it could not be judged" : String.join(", ", names);
  }

  /** Lines of the ledger by name; a line that is missing is an offence. */
  private record Sums(JsonObject lines, List<String> offences) {

    long of(String line) {
      Long value = lines.getLong(line);
      if (value == null) {
        offences.add("the ledger has no line " + line);
        return 0;
      }
      return value;
    }

    void equal(String whole, String... parts) {
      long sum = 0;
      for (String part : parts) {
        sum += of(part);
      }
      if (of(whole) != sum) {
        offences.add(whole + " is " + of(whole) + ", its parts make " + sum);
      }
    }
  }
}

package dev.rushgate.rush.verdict;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Made-up outcomes of a deal with two units: A and B win, C waits and is refused at the close. */
final class Outcomes {

  static final long OPENS_AT_MS = 1_000_000;
  static final long OTHER_ORDER = 99;

  long units = 2;
  long liveMax = 2;
  long stockLive = 2;
  List<Row> rows = new ArrayList<>(List.of(live(1, "A", 1), live(2, "B", 2)));
  List<Told> told =
      new ArrayList<>(List.of(winner("A", 1), winner("B", 2), waiter("C", 3), refusedAtDoor("D")));
  List<Books.Rebuild> rebuilds = new ArrayList<>(List.of(new Books.Rebuild(1, "FIRST", true)));
  final JsonObject lines =
      new JsonObject()
          .put("entered", 3)
          .put("waiting", 0)
          .put("leased", 0)
          .put("onItsWay", 0)
          .put("admitted", 2)
          .put("refused", 1)
          .put("left", 0)
          .put("settled", 2)
          .put("toPay", 1)
          .put("paid", 1)
          .put("dead", 0)
          .put("returned", 0)
          .put("live", 2);

  boolean balanced = true;

  /** The verdicts that do not hold, by their number. */
  List<String> broken(boolean redisWasLost) {
    var stock = new Books.Stock(units, units, stockLive, 1, 1);
    var books =
        new Books("7", true, units, OPENS_AT_MS, stock, liveMax, List.copyOf(rows), rebuilds);
    var ledger = new JsonObject().put("lines", lines).put("balanced", balanced);
    return new Judge(books, List.copyOf(told), redisWasLost)
        .verdicts(ledger).stream()
            .filter(verdict -> !verdict.holds())
            .map(verdict -> verdict.invariant().substring(0, 1))
            .distinct()
            .toList();
  }

  Outcomes change(String member, UnaryOperator<Told> to) {
    told.replaceAll(one -> one.member().equals(member) ? to.apply(one) : one);
    return this;
  }

  static Row live(long no, String member, long seq) {
    return row(1, no, member, seq, Row.State.LIVE);
  }

  static Row row(long epoch, long no, String member, long seq, Row.State state) {
    String order = "1" + seq;
    String orderState = state == Row.State.LIVE ? "TO_PAY" : "EXPIRED";
    return new Row(epoch, no, member, seq, state, order, orderState, member, OPENS_AT_MS + seq);
  }

  static Told winner(String member, long seq) {
    return told(member, seq, Told.Fate.SETTLED, "1" + seq);
  }

  static Told waiter(String member, long seq) {
    return told(member, seq, Told.Fate.REFUSED, null);
  }

  static Told refusedAtDoor(String member) {
    return new Told(
        member,
        null,
        null,
        "SOLD_OUT",
        Told.Fate.NEVER_IN,
        null,
        null,
        null,
        false,
        1,
        0,
        0,
        false,
        false);
  }

  /** Each is sent when the one before was answered. */
  static Told told(String member, long seq, Told.Fate fate, @Nullable String order) {
    return new Told(
        member,
        seq,
        null,
        null,
        fate,
        null,
        order,
        null,
        order != null,
        seq * 10,
        seq * 10 + 5,
        OPENS_AT_MS + seq,
        false,
        false);
  }
}

package dev.rushgate.backoffice.live.web;

import dev.rushgate.backoffice.ledger.Statement;
import dev.rushgate.backoffice.ledger.Statement.Check;
import dev.rushgate.backoffice.live.Fate;
import dev.rushgate.model.DropKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a drop as a flow from entered to paid: stages of numbers, each a link to what is
 * behind it. A number glows when an equation that it stands in does not hold.
 */
record Flow(List<Stage> stages, List<Broken> broken, Statement statement) {

  /** {@code key} is the last part of its message's key. */
  record Stage(String key, List<Cell> cells) {}

  /** A number; null when Redis cannot be read. */
  record Cell(String key, @Nullable Long value, @Nullable String address, boolean glows) {}

  /** An equation that does not hold, by its place among all. */
  record Broken(int number, @Nullable Long left, @Nullable Long right) {}

  static Flow of(Statement ledger, DropKind kind) {
    boolean judged = Boolean.FALSE.equals(ledger.balanced());
    List<Broken> broken =
        IntStream.range(0, judged ? ledger.checks().size() : 0)
            .filter(i -> Boolean.FALSE.equals(ledger.checks().get(i).holds()))
            .mapToObj(i -> broken(i, ledger.checks().get(i)))
            .toList();
    return new Flow(new Cells(ledger, kind, broken).stages(), broken, ledger);
  }

  private static Broken broken(int index, Check check) {
    return new Broken(index + 1, check.left(), check.right());
  }

  /** Makes the cells; the numbers are those of the equations that a cell stands in. */
  private record Cells(Statement ledger, DropKind kind, List<Broken> broken) {

    List<Stage> stages() {
      Statement.Lines n = ledger.lines();
      return List.of(
          new Stage(
              "queue",
              List.of(
                  cell("entered", n.entered(), entries(null), 1),
                  cell("waiting", n.waiting(), entries(Fate.WAITING), 1),
                  cell("refused", n.refused(), entries(Fate.REFUSED), 1),
                  cell("left", n.left(), entries(Fate.LEFT), 1))),
          new Stage(
              "hands",
              List.of(
                  cell("remaining", n.remaining(), null, 2),
                  cell("leased", n.leased(), entries(Fate.UNDER_WAY), 1, 4),
                  cell("admitted", n.admitted(), entries(null), 1, 3),
                  cell("onItsWay", n.onItsWay(), entries(Fate.UNDER_WAY), 3, 4))),
          new Stage(
              "settled",
              List.of(
                  cell("settled", n.settled(), entries(null), 8),
                  cell("dead", n.dead(), entries(Fate.DEAD), 5, 6, 8),
                  cell("returned", n.returned(), entries(Fate.RETURNED), 8),
                  cell("refusedByGuard", n.refusedByGuard(), entries(Fate.REFUSED), 3))),
          new Stage(
              "paid",
              List.of(
                  cell("live", n.live(), entries(null), 4, 5, 6, 9),
                  cell("toPay", n.toPay(), orders("TO_PAY"), 6, 8),
                  cell("paid", n.paid(), paid(), 6, 7, 8))));
    }

    private Cell cell(String key, @Nullable Long value, @Nullable String address, int... checks) {
      boolean glows =
          broken.stream().anyMatch(one -> Arrays.stream(checks).anyMatch(n -> n == one.number()));
      return new Cell(key, value, address, glows);
    }

    private String entries(@Nullable Fate fate) {
      return EntryPages.of(ledger.dropId()) + (fate == null ? "" : "?fate=" + fate);
    }

    private String paid() {
      return kind == DropKind.DEAL ? orders("PAID") : entries(Fate.PAID);
    }

    private String orders(String state) {
      return kind == DropKind.DEAL
          ? "/admin/orders?drop=" + ledger.dropId() + "&state=" + state
          : entries(Fate.TO_PAY);
    }
  }
}

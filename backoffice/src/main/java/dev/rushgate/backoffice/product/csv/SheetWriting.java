package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductBulk;
import dev.rushgate.backoffice.product.ProductChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applies a file in one transaction, its end included. */
@Component
class SheetWriting {

  // So that two files which change the same products lock them in one order.
  private static final Comparator<ProductBulk.Line> BY_ID =
      Comparator.comparing(ProductBulk.Line::id, Comparator.nullsLast(Comparator.naturalOrder()));

  private final WorkRows rows;
  private final ProductBulk products;

  SheetWriting(WorkRows rows, ProductBulk products) {
    this.rows = rows;
    this.products = products;
  }

  /** Products changed since the check; leaving the transaction by it undoes everything. */
  static final class InTheWay extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Flaw> flaws;

    InTheWay(List<Flaw> flaws) {
      super("products changed since the check", null, false, false);
      this.flaws = flaws;
    }

    List<Flaw> flaws() {
      return flaws;
    }
  }

  /** Does nothing when another server was here before. */
  @Transactional
  public void write(long id) {
    WorkRows.Task task = rows.lock(id).orElseThrow();
    if (task.state() != ImportState.APPLYING) {
      return;
    }
    List<ProductBulk.Line> lines =
        SheetReader.read(rows.file(task.id())).lines().stream()
            .map(line -> asSeen(line, task.seen()))
            .sorted(BY_ID)
            .toList();
    var inTheWay = new ArrayList<Flaw>();
    for (int from = 0; from < lines.size(); from += SheetCheck.LINES_AT_ONCE) {
      int to = Math.min(from + SheetCheck.LINES_AT_ONCE, lines.size());
      products
          .write(lines.subList(from, to), task.author())
          .forEach(row -> inTheWay.add(new Flaw(row, Column.ID.title(), Flaw.Kind.CHANGED)));
      rows.progress(id, to);
    }
    if (!inTheWay.isEmpty()) {
      inTheWay.sort(Flaw.IN_THE_ORDER_OF_THE_FILE);
      throw new InTheWay(inTheWay);
    }
    rows.ended(id, ImportState.DONE, List.of());
  }

  /** With the version that the check saw; without one, it is as if it were gone. */
  private static ProductBulk.Line asSeen(ProductBulk.Line line, Map<Long, Long> seen) {
    if (line.id() == null) {
      return line;
    }
    ProductChange change = line.change();
    return new ProductBulk.Line(
        line.row(),
        line.id(),
        new ProductChange(
            change.name(),
            change.description(),
            change.price(),
            change.stock(),
            Objects.requireNonNullElse(seen.get(line.id()), -1L)));
  }
}

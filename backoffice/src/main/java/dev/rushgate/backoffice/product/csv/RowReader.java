package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.platform.InvalidInput;
import dev.rushgate.backoffice.product.ProductBulk;
import dev.rushgate.backoffice.product.ProductChange;
import dev.rushgate.backoffice.product.ProductSheet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row. A row with an id changes that product, and leaves alone what it has no column for;
 * one without is a new product and needs a name, a price and a stock.
 */
final class RowReader {

  private final int number;
  private final Map<Column, String> cells = new EnumMap<>(Column.class);
  private boolean flawed;

  RowReader(int number) {
    this.number = number;
  }

  void take(Column column, String cell) {
    cells.put(column, column == Column.DESCRIPTION ? cell : cell.strip());
  }

  /** Nothing when a cell cannot be taken; the flaws then say which. */
  Optional<ProductBulk.Line> line(List<Flaw> flaws) {
    Long id = number(Column.ID, Long::valueOf, flaws);
    boolean fresh = !flawed && id == null;
    Long price = number(Column.PRICE, Long::valueOf, flaws);
    Integer stock = number(Column.STOCK, Integer::valueOf, flaws);
    for (Column column : List.of(Column.NAME, Column.PRICE, Column.STOCK)) {
      String cell = cells.get(column);
      boolean missing = cell == null ? fresh : cell.isEmpty();
      if (missing) {
        flaw(column, Flaw.Kind.MISSING, flaws);
      }
    }
    var change =
        new ProductChange(
            cells.get(Column.NAME), cells.get(Column.DESCRIPTION), price, stock, null);
    inspect(change, flaws);
    return flawed ? Optional.empty() : Optional.of(new ProductBulk.Line(number, id, change));
  }

  /** By the rules that hold for every product; what the row does not name breaks none. */
  private void inspect(ProductChange change, List<Flaw> flaws) {
    try {
      change.over(ProductSheet.BLANK);
    } catch (InvalidInput invalid) {
      for (InvalidInput.Broken broken : invalid.broken()) {
        Column column = Column.titled(broken.field()).orElseThrow();
        if (!cells.getOrDefault(column, "").isEmpty()) { // else it was missing already
          flaw(column, Flaw.Kind.VALUE, flaws);
        }
      }
    }
  }

  /** As people write numbers: separators of thousands are no matter. */
  private <T> @Nullable T number(Column column, Function<String, T> reader, List<Flaw> flaws) {
    String cell = cells.getOrDefault(column, "");
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return reader.apply(cell.replace(",", ""));
    } catch (NumberFormatException e) {
      flaw(column, Flaw.Kind.VALUE, flaws);
      return null;
    }
  }

  private void flaw(Column column, Flaw.Kind kind, List<Flaw> flaws) {
    flaws.add(new Flaw(number, column.title(), kind));
    flawed = true;
  }
}

package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductBulk;
import dev.rushgate.backoffice.product.ProductDetails;
import dev.rushgate.backoffice.product.ProductSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;

/** Compares a file with the products that there are, and writes nothing. */
final class SheetCheck {

  static final int LINES_AT_ONCE = 500;
  private static final int PREVIEW_MAX = 20;

  private final ProductBulk products;
  private final Sheet sheet;
  private final List<Flaw> flaws;
  private final List<Preview> preview = new ArrayList<>();
  private final Map<Long, Long> seen = new HashMap<>();
  private final Set<Long> named = new HashSet<>();
  private int creates;
  private int updates;

  SheetCheck(ProductBulk products, Sheet sheet) {
    this.products = products;
    this.sheet = sheet;
    this.flaws = new ArrayList<>(sheet.flaws());
  }

  /** Tells how many lines it has looked at, now and then. */
  Findings findings(IntConsumer progress) {
    List<ProductBulk.Line> lines = sheet.lines();
    for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
      int to = Math.min(from + LINES_AT_ONCE, lines.size());
      look(lines.subList(from, to));
      progress.accept(to);
    }
    flaws.sort(Flaw.IN_THE_ORDER_OF_THE_FILE);
    return new Findings(sheet.rows(), creates, updates, flaws, preview, seen);
  }

  private void look(List<ProductBulk.Line> lines) {
    List<Long> ids =
        lines.stream().map(ProductBulk.Line::id).filter(Objects::nonNull).distinct().toList();
    Map<Long, ProductDetails> known = products.find(ids);
    for (ProductBulk.Line line : lines) {
      Long id = line.id();
      ProductDetails product = id == null ? null : known.get(id);
      if (id == null) {
        creates++;
        show(Preview.of(line.row(), null, null, line.change().over(ProductSheet.BLANK)));
      } else if (!named.add(id)) {
        flaws.add(new Flaw(line.row(), Column.ID.title(), Flaw.Kind.ID_TWICE));
      } else if (product != null) {
        compare(line, product);
      } else {
        flaws.add(new Flaw(line.row(), Column.ID.title(), Flaw.Kind.ID_UNKNOWN));
      }
    }
  }

  private void compare(ProductBulk.Line line, ProductDetails product) {
    seen.put(product.id(), product.version());
    ProductSheet was = product.sheet();
    ProductSheet now = line.change().over(was);
    if (!now.equals(was)) {
      updates++;
      show(Preview.of(line.row(), product.id(), was, now));
    }
  }

  private void show(Preview row) {
    if (preview.size() < PREVIEW_MAX) {
      preview.add(row);
    }
  }
}

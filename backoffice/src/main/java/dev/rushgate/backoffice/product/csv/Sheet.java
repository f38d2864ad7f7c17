package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductBulk;
import java.util.List;

/**
 * A file as it was read.
 *
 * @param lines what could be read of it
 * @param rows how many there were besides the heading
 */
record Sheet(List<ProductBulk.Line> lines, List<Flaw> flaws, int rows) {

  static Sheet unreadable(Flaw.Kind kind) {
    return new Sheet(List.of(), List.of(new Flaw(0, "", kind)), 0);
  }
}

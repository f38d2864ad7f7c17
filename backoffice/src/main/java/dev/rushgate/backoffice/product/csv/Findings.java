package dev.rushgate.backoffice.product.csv;

import java.util.List;
import java.util.Map;

/**
 * What a look through a file found.
 *
 * @param seen the versions of the products that it changes
 */
record Findings(
    int rows,
    int creates,
    int updates,
    List<Flaw> flaws,
    List<Preview> preview,
    Map<Long, Long> seen) {

  ImportState state() {
    return flaws.isEmpty() ? ImportState.READY : ImportState.BROKEN;
  }
}

package dev.rushgate.bench.report;

import java.util.List;

/**
 * A table before it becomes text.
 *
 * @param words how many of the first columns hold words; the others hold figures
 */
record Sheet(String title, List<String> heads, int words, List<Row> rows) {

  /**
   * One line of it.
   *
   * @param notes for its reader, beside or below the cells
   */
  record Row(List<String> cells, List<String> notes) {

    Row(String... cells) {
      this(List.of(cells), List.of());
    }
  }

  Sheet {
    for (Row row : rows) {
      if (row.cells().size() != heads.size()) {
        throw new IllegalArgumentException("a row of " + title + " has other columns: " + row);
      }
    }
  }

  boolean hasNotes() {
    return rows.stream().anyMatch(row -> !row.notes().isEmpty());
  }
}

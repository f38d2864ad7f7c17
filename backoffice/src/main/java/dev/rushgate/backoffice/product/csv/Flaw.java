package dev.rushgate.backoffice.product.csv;

import java.util.Comparator;

/**
 * Why a file cannot be taken.
 *
 * @param row as a spreadsheet counts, the heading is 1; 0 when it is the whole file
 * @param field a column of the heading; empty when it is the whole row
 */
public record Flaw(int row, String field, Kind kind) {

  static final Comparator<Flaw> IN_THE_ORDER_OF_THE_FILE = Comparator.comparingInt(Flaw::row);

  /** What is wrong. */
  public enum Kind {
    NOT_TEXT("is not text in UTF-8"),
    NOT_CSV("is not written as comma-separated values: a quotation mark is out of place"),
    EMPTY("has no rows"),
    TOO_MANY_ROWS("has more than " + SheetReader.ROWS_MAX + " rows"),
    COLUMN_UNKNOWN("is no column of a product"),
    COLUMN_TWICE("stands in the heading twice"),
    CELLS("has another number of cells than the heading"),
    MISSING("is missing"),
    VALUE("cannot be taken"),
    ID_UNKNOWN("is no product's"),
    ID_TWICE("stands in the file twice"),
    CHANGED("was changed by somebody else since the file was checked"),
    FAULT("could not be applied because something went wrong here");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    /** As a caller of the API is told. */
    public String rule() {
      return rule;
    }
  }
}

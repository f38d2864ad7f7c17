package dev.rushgate.backoffice.product.csv;

import java.time.Instant;

/**
 * A file that was sent in, and what became of it.
 *
 * @param rows how many it has besides the heading; 0 before it was read
 * @param rowsDone of them, those that the work under way has come to
 * @param flaws how many there are; the first of them are kept
 * @param by who sent it in or, since then, confirmed it
 */
public record ImportJob(
    long id,
    String fileName,
    ImportState state,
    int rows,
    int rowsDone,
    int creates,
    int updates,
    int flaws,
    String by,
    Instant createdAt,
    Instant changedAt) {

  /** Rows that change nothing. */
  public int unchanged() {
    return state == ImportState.BROKEN ? 0 : rows - creates - updates;
  }
}

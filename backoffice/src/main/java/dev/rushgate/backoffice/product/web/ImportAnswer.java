package dev.rushgate.backoffice.product.web;

import dev.rushgate.backoffice.product.csv.Flaw;
import dev.rushgate.backoffice.product.csv.ImportJob;
import dev.rushgate.backoffice.product.csv.ImportState;
import dev.rushgate.backoffice.product.csv.Preview;
import java.time.Instant;
import java.util.List;

/**
 * A file that was sent in, as operators see it.
 *
 * @param errors the first of them, each with its row and column
 * @param preview what the first rows will do
 */
record ImportAnswer(
    String id,
    String fileName,
    ImportState state,
    int rows,
    int rowsDone,
    int creates,
    int updates,
    int flaws,
    String by,
    Instant createdAt,
    Instant changedAt,
    List<Found> errors,
    List<Preview> preview) {

  record Found(int row, String column, String code, String message) {

    static Found of(Flaw flaw) {
      return new Found(flaw.row(), flaw.field(), flaw.kind().name(), flaw.kind().rule());
    }
  }

  static ImportAnswer of(ImportJob job, List<Flaw> flaws, List<Preview> preview) {
    return new ImportAnswer(
        Long.toString(job.id()),
        job.fileName(),
        job.state(),
        job.rows(),
        job.rowsDone(),
        job.creates(),
        job.updates(),
        job.flaws(),
        job.by(),
        job.createdAt(),
        job.changedAt(),
        flaws.stream().map(Found::of).toList(),
        preview);
  }
}

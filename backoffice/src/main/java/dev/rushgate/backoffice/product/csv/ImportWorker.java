package dev.rushgate.backoffice.product.csv;

import dev.rushgate.backoffice.product.ProductBulk;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Checks and applies files, one at a time on each server. The work is leased: when a server dies,
 * another begins it anew, and nothing was written meanwhile.
 */
@Component
@Profile("admin")
class ImportWorker {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
  private static final long LOOK_MS = 500;

  private final WorkRows rows;
  private final ProductBulk products;
  private final SheetWriting writing;

  ImportWorker(WorkRows rows, ProductBulk products, SheetWriting writing) {
    this.rows = rows;
    this.products = products;
    this.writing = writing;
  }

  @Scheduled(fixedDelay = LOOK_MS)
  void look() {
    try {
      rows.claim().ifPresent(this::work);
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | CannotCreateTransactionException e) { // its lease ends, and it is begun anew
      LOG.warn("import not worked at cause={}", e.toString());
    }
  }

  private void work(WorkRows.Task task) {
    try {
      if (task.state() == ImportState.CHECKING) {
        check(task);
      } else {
        apply(task);
      }
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | CannotCreateTransactionException e) {
      throw e;
    } catch (RuntimeException fault) {
      LOG.error("import failed import={}", task.id(), fault);
      rows.ended(task.id(), ImportState.FAILED, List.of(new Flaw(0, "", Flaw.Kind.FAULT)));
    }
  }

  private void check(WorkRows.Task task) {
    Sheet sheet = SheetReader.read(rows.file(task.id()));
    var findings = new SheetCheck(products, sheet).findings(done -> rows.progress(task.id(), done));
    rows.checked(task.id(), findings);
    LOG.info(
        "import checked import={} rows={} flaws={}",
        task.id(),
        findings.rows(),
        findings.flaws().size());
  }

  private void apply(WorkRows.Task task) {
    try {
      writing.write(task.id());
      LOG.info("import done import={}", task.id());
    } catch (SheetWriting.InTheWay inTheWay) {
      rows.ended(task.id(), ImportState.FAILED, inTheWay.flaws());
      LOG.info("import in the way of changes import={}", task.id());
    }
  }
}

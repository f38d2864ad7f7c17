package dev.rushgate.backoffice.ledger;

import dev.rushgate.model.DropId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the ledgers of the newest drops again and again, so that a mismatch is seen by itself.
 */
@Component
class LedgerWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);
  private static final long PAUSE_MS = 2_000;
  private static final int DROPS_MAX = 50;

  private final BooksReader database;
  private final Ledger ledger;
  private final Mismatches mismatches;

  LedgerWatch(BooksReader database, Ledger ledger, Mismatches mismatches) {
    this.database = database;
    this.ledger = ledger;
    this.mismatches = mismatches;
  }

  @Scheduled(fixedDelay = PAUSE_MS, initialDelay = PAUSE_MS)
  void look() {
    try {
      List<DropId> drops = database.watched(DROPS_MAX);
      mismatches.keepOnly(drops);
      for (DropId drop : drops) {
        Statement read = ledger.read(drop).orElse(null);
        if (read == null || read.armed() == null) {
          return; // Redis is away: the others would wait for it just as long
        }
        mismatches.note(drop, read);
      }
    } catch (RuntimeException e) { // the database is away; the next look tries again
      LOG.warn("ledger not watched cause={}", e.toString());
    }
  }
}

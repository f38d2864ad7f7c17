package dev.rushgate.backoffice.ledger;

import java.util.List;

/**
 * What the database holds of a drop at one instant.
 *
 * @param live units in somebody's hands, as the guard counts them
 * @param paid of them, paid orders and issued coupons, as the guard counts them
 * @param rows admissions by what became of them
 * @param sentWithoutRow how many of Redis' sent ones have no row yet
 * @param released the newest units that were to go back to Redis
 */
record BooksReading(
    long capacity,
    long target,
    long live,
    long paid,
    long epoch,
    Rows rows,
    long ordersToPay,
    long ordersPaid,
    long couponsIssued,
    long sentWithoutRow,
    List<Released> released,
    List<Statement.Rebuild> rebuilds) {

  /** Admissions by state. */
  record Rows(long live, long dead, long returned, long refused, long stale) {

    long withoutStale() {
      return live + dead + returned + refused;
    }

    long settled() {
      return live + dead + returned;
    }
  }

  /** A unit that came back. Redis holds it until the release was applied there. */
  record Released(long epoch, long no, String member) {

    boolean isHeldAs(String hold) {
      return hold.startsWith(epoch + "." + no + "|");
    }
  }
}

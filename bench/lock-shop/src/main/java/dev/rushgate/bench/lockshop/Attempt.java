package dev.rushgate.bench.lockshop;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** One transaction, and what it means when the database refused it; nothing was written then. */
final class Attempt {

  private Attempt() {}

  static Outcome at(Supplier<Outcome> transaction) {
    try {
      return transaction.get();
    } catch (DataIntegrityViolationException e) { // the one constraint that a claim can break
      return new Outcome.AlreadyClaimed();
    } catch (ConcurrencyFailureException e) { // a stale version, a deadlock, too long a wait
      return new Outcome.Conflict();
    }
  }
}

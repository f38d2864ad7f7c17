package dev.rushgate.rush.verdict;

import dev.rushgate.rush.service.BackOffice;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Waits until a drop is quiet, reads its ledger and its books, and has them judged. */
public final class Judgement {

  private static final Duration QUIET_MAX = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final BackOffice backOffice;
  private final BooksReader books;
  private final OversellWatch watch;

  public Judgement(BackOffice backOffice, BooksReader books, OversellWatch watch) {
    this.backOffice = backOffice;
    this.books = books;
    this.watch = watch;
  }

  /** What came out for one drop. */
  public record Result(Books books, JsonObject ledger, List<Verdict> verdicts) {

    public boolean holds() {
      return verdicts.stream().allMatch(Verdict::holds);
    }
  }

  /** Orders may still expire meanwhile, so what does not add up is read again for a while. */
  public Result of(String drop, long units, List<Told> told, boolean redisWasLost)
      throws SQLException {
    long deadline = System.nanoTime() + QUIET_MAX.toNanos();
    while (true) {
      Result result = now(drop, units, told, redisWasLost);
      if (result.holds() || System.nanoTime() > deadline) {
        return result;
      }
      pause();
    }
  }

  private Result now(String drop, long units, List<Told> told, boolean redisWasLost)
      throws SQLException {
    Books read = books.read(drop, units, watch.most(drop));
    JsonObject ledger = backOffice.ledger(drop).body();
    return new Result(read, ledger, new Judge(read, told, redisWasLost).verdicts(ledger));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

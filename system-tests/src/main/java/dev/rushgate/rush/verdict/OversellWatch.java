package dev.rushgate.rush.verdict;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Counts the live rows again and again while a rush runs, and keeps the most it saw. */
public final class OversellWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final BooksReader books;
  private final List<String> drops;
  private final Map<String, Long> most = new ConcurrentHashMap<>();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("oversell-watch").factory());

  public OversellWatch(BooksReader books, List<String> drops) {
    this.books = books;
    this.drops = List.copyOf(drops);
    var _ = worker.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The most live rows of a drop seen at once. */
  public long most(String drop) {
    return most.getOrDefault(drop, 0L);
  }

  private void look() {
    for (String drop : drops) {
      try {
        most.merge(drop, books.liveNow(drop), Math::max);
      } catch (SQLException away) {
        // A database that is away sells nothing; the next look comes.
        return;
      }
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}

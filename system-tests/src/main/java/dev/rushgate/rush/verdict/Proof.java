package dev.rushgate.rush.verdict;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the database at the moment a success is told: the order or coupon must be committed by
 * then. One held connection, so that the look comes within a millisecond or so.
 */
public final class Proof implements AutoCloseable {

  private static final int WAITING_MAX = 5_000;

  private static final String ORDER_KEPT =
      "SELECT COUNT(*) FROM orders WHERE id = ? AND member = ?";

  private static final String COUPON_KEPT =
      "SELECT COUNT(*) FROM coupon WHERE id = ? AND member = ?";

  private final BooksReader books;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().daemon().name("proof").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private @Nullable Connection held;

  public Proof(BooksReader books) {
    this.books = books;
  }

  /** What a look into the database showed. */
  public enum Finding {
    COMMITTED,
    NOT_COMMITTED,
    /** The database did not answer: nothing is proven either way. */
    NOT_SEEN
  }

  public CompletableFuture<Finding> ofOrder(String order, String member) {
    return look(ORDER_KEPT, order, member);
  }

  public CompletableFuture<Finding> ofCoupon(String coupon, String member) {
    return look(COUPON_KEPT, coupon, member);
  }

  private CompletableFuture<Finding> look(String sql, String id, String member) {
    var finding = new CompletableFuture<Finding>();
    worker.execute(() -> finding.complete(find(sql, id, member)));
    return finding;
  }

  private Finding find(String sql, String id, String member) {
    try (var statement = connection().prepareStatement(sql)) {
      statement.setLong(1, Long.parseLong(id));
      statement.setString(2, member);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getLong(1) == 1 ? Finding.COMMITTED : Finding.NOT_COMMITTED;
      }
    } catch (SQLException away) {
      drop();
      return Finding.NOT_SEEN;
    } catch (NumberFormatException notAnId) {
      return Finding.NOT_COMMITTED;
    }
  }

  private Connection connection() throws SQLException {
    Connection now = held;
    if (now == null) {
      now = books.connect();
      held = now;
    }
    return now;
  }

  private void drop() {
    Connection broken = held;
    held = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException closedAlready) {
        // Then it is what it should be.
      }
    }
  }

  @Override
  public void close() {
    worker.execute(this::drop);
    worker.shutdown();
  }
}

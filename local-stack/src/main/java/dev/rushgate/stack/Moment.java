package dev.rushgate.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A point in the traffic that a test named by bytes of a request, and at which the proxy holds one
 * connection until the test says how it goes on.
 *
 * <p>The first request that carries the bytes reaches the moment, later ones pass. Answers are told
 * from each other by their order only: let the connection have one request under way at a time.
 */
public final class Moment {

  enum Kind {
    /** The server does not get the part of the request that completes the mark. */
    BEFORE_REQUEST,
    /** The server has the request and answered it; the answer is held. */
    BEFORE_ANSWER
  }

  private final Kind kind;
  private final byte[] mark;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch decided = new CountDownLatch(1);

  private final AtomicBoolean claimed = new AtomicBoolean();

  private @Nullable ProxiedConnection connection;
  private volatile boolean dropped;

  Moment(Kind kind, byte[] mark) {
    this.kind = kind;
    this.mark = mark;
  }

  /** Waits until it is reached; throws {@link StackException} when that does not come in time. */
  public void await(Duration patience) {
    try {
      if (!reached.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StackException("the moment did not come within " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while waiting for a moment", e);
    }
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** What was held goes its way. */
  public void release() {
    decided.countDown();
  }

  /** What was held never arrives, and the connection is closed on both sides. */
  public synchronized void drop() {
    dropped = true;
    decided.countDown();
    if (connection != null) {
      connection.close();
    }
  }

  /** True for the first who asks: one connection alone reaches this moment. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  Kind kind() {
    return kind;
  }

  byte[] mark() {
    return mark;
  }

  synchronized void belongsTo(ProxiedConnection held) {
    connection = held;
  }

  /** Called by the connection that reached it; returns false when what is held is to be dropped. */
  boolean hold() throws InterruptedException {
    reached.countDown();
    decided.await();
    return !dropped;
  }
}

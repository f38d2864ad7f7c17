package dev.rushgate.backoffice.platform.push;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page that listens. It is written without waiting: what its browser is not ready for is kept,
 * of each topic the newest only, so a slow browser costs neither a thread nor more than that.
 */
final class PushStream implements WriteListener, AsyncListener {

  private static final String COMMENT = "";

  private final Runnable complete;
  private final ServletOutputStream out;
  private final Consumer<PushStream> whenOver;
  private final Set<String> topics;
  private final OpenSessions.Key session;
  private final String path;
  private final long openedNanos;
  private final SequencedMap<String, String> pending = new LinkedHashMap<>();
  private boolean begun;
  private boolean unflushed;
  private boolean over;
  private long wroteNanos;
  private long readyNanos;

  /**
   * {@code complete} ends the request; {@code path} is what the listener must be allowed to read.
   */
  PushStream(
      Runnable complete,
      ServletOutputStream out,
      Set<String> topics,
      OpenSessions.Key session,
      String path,
      long nowNanos,
      Consumer<PushStream> whenOver) {
    this.complete = complete;
    this.out = out;
    this.topics = Set.copyOf(topics);
    this.session = session;
    this.path = path;
    this.openedNanos = nowNanos;
    this.wroteNanos = nowNanos;
    this.readyNanos = nowNanos;
    this.whenOver = whenOver;
  }

  Set<String> topics() {
    return topics;
  }

  OpenSessions.Key session() {
    return session;
  }

  String path() {
    return path;
  }

  long ageNanos(long nowNanos) {
    return nowNanos - openedNanos;
  }

  /** How long its browser has not taken what was written. */
  synchronized long stuckNanos(long nowNanos) {
    return pending.isEmpty() && !unflushed ? 0 : nowNanos - readyNanos;
  }

  /** Tells a comment when nothing was told for so long. */
  synchronized void beat(long silentNanos, long nowNanos) {
    if (nowNanos - wroteNanos >= silentNanos) {
      offer(COMMENT, ":\n\n", nowNanos);
    }
  }

  /** {@code event} replaces what of the same topic was not written yet. */
  synchronized void offer(String topic, String event, long nowNanos) {
    if (!over) {
      if (pending.isEmpty() && !unflushed) {
        readyNanos = nowNanos;
      }
      pending.put(topic, event);
      write(nowNanos);
    }
  }

  private void write(long nowNanos) {
    try {
      while (begun && !over && (unflushed || !pending.isEmpty()) && out.isReady()) {
        readyNanos = nowNanos;
        String next = next();
        if (next == null) {
          out.flush();
          unflushed = false;
        } else {
          out.write(next.getBytes(StandardCharsets.UTF_8));
          unflushed = true;
          wroteNanos = nowNanos;
        }
      }
    } catch (IOException | IllegalStateException gone) { // the browser left
      end();
    }
  }

  private @Nullable String next() {
    var first = pending.pollFirstEntry();
    return first == null ? null : first.getValue();
  }

  /** Ends it; its page comes back by itself, unless it may not. */
  void end() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      pending.clear();
    }
    whenOver.accept(this);
    try {
      complete.run();
    } catch (IllegalStateException already) {
      // The server ended it at the same moment.
    }
  }

  private void gone() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      pending.clear();
    }
    whenOver.accept(this);
  }

  @Override
  public synchronized void onWritePossible() {
    begun = true;
    write(System.nanoTime());
  }

  @Override
  public void onError(Throwable fault) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    gone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nobody starts it again.
  }
}

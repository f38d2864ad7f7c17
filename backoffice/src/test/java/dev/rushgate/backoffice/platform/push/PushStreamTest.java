package dev.rushgate.backoffice.platform.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A page that listens, whose browser reads when the test says so. */
class PushStreamTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Browser browser = new Browser();
  private final AtomicInteger over = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();
  private final PushStream stream =
      new PushStream(
          completed::incrementAndGet,
          browser,
          Set.of("a", "b"),
          new OpenSessions.Key("s", 1),
          "/admin/live",
          0,
          ended -> over.incrementAndGet());

  private static final class Browser extends ServletOutputStream {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean ready = true;
    private boolean gone;
    private int flushed;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int b) throws IOException {
      if (gone) {
        throw new IOException("gone");
      }
      read.write(b);
    }

    @Override
    public void flush() {
      flushed++;
    }

    String text() {
      return read.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void nothingIsWrittenBeforeTheServerIsReady() {
    stream.offer("a", "1", 0);
    assertThat(browser.text()).isEmpty();
    stream.onWritePossible();
    assertThat(browser.text()).isEqualTo("1");
    assertThat(browser.flushed).isPositive();
  }

  @Test
  void aSlowBrowserGetsTheNewestOfEachTopicAndNoMore() {
    stream.onWritePossible();
    browser.ready = false;
    for (int i = 0; i < 10_000; i++) {
      stream.offer("a", "a" + i + ";", i);
      stream.offer("b", "b" + i + ";", i);
    }
    browser.ready = true;
    stream.onWritePossible();
    assertThat(browser.text()).isEqualTo("a9999;b9999;");
  }

  @Test
  void howLongABrowserDoesNotReadIsKnown() {
    stream.onWritePossible();
    stream.offer("a", "1", SECOND);
    assertThat(stream.stuckNanos(60 * SECOND)).isZero();
    browser.ready = false;
    stream.offer("a", "2", 70 * SECOND);
    stream.offer("a", "3", 75 * SECOND);
    assertThat(stream.stuckNanos(79 * SECOND)).isEqualTo(9 * SECOND);
  }

  @Test
  void aSilentStreamBeatsAndOneThatSpeaksDoesNot() {
    stream.onWritePossible();
    stream.beat(10 * SECOND, 9 * SECOND);
    assertThat(browser.text()).isEmpty();
    stream.beat(10 * SECOND, 10 * SECOND);
    assertThat(browser.text()).isEqualTo(":\n\n");
    stream.beat(10 * SECOND, 15 * SECOND);
    assertThat(browser.text()).isEqualTo(":\n\n");
  }

  @Test
  void aBrowserThatWentEndsTheStreamOnce() {
    stream.onWritePossible();
    browser.gone = true;
    stream.offer("a", "1", 0);
    stream.offer("a", "2", 0);
    stream.end();
    assertThat(over.get()).isEqualTo(1);
    assertThat(completed.get()).isEqualTo(1);
  }
}

package dev.rushgate.bench.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Anybody's event streams on one server, all read by one thread that counts what they are told. */
final class Listeners implements AutoCloseable {

  private static final byte[] EACH_EVENT = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long SELECT_MS = 100;

  private final Selector selector;
  private final Thread reader;
  private final AtomicLong events = new AtomicLong();
  private volatile boolean closed;

  /** How much of {@link #EACH_EVENT} was read at the end of what came last. */
  private static final class Matched {
    int bytes;
  }

  private Listeners(int port, String path, int count) throws IOException {
    selector = Selector.open();
    var request =
        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < count; i++) {
      var channel = SocketChannel.open(server);
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Matched());
    }
    reader = Thread.ofPlatform().name("listeners").start(this::readAll);
  }

  static Listeners open(int port, String path, int count) {
    try {
      return new Listeners(port, path, count);
    } catch (IOException e) {
      throw new UncheckedIOException("opening " + count + " streams", e);
    }
  }

  /** Events that all of them were told since they began to listen. */
  long events() {
    return events.get();
  }

  private void readAll() {
    var buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try {
      while (!closed) {
        selector.select(key -> read(key, buffer), SELECT_MS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(SelectionKey key, ByteBuffer buffer) {
    var matched = (Matched) key.attachment();
    try {
      int bytes = ((SocketChannel) key.channel()).read(buffer.clear());
      if (bytes < 0) {
        key.cancel();
      }
    } catch (IOException cut) {
      key.cancel();
    }
    long seen = 0;
    for (buffer.flip(); buffer.hasRemaining(); ) {
      byte next = buffer.get();
      matched.bytes =
          next == EACH_EVENT[matched.bytes] ? matched.bytes + 1 : next == EACH_EVENT[0] ? 1 : 0;
      if (matched.bytes == EACH_EVENT.length) {
        matched.bytes = 0;
        seen++;
      }
    }
    events.addAndGet(seen);
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
